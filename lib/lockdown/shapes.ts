import type { Collaborator } from '@/lib/vendors/lacework-edge/document';
import type { IncidentFile } from '@/lib/vendors/zscaler-workflow/incident-file';

/** What an incident and a document say of the same thing. `unsaid`: one of the two does not say it. */
export type Agreement = 'agree' | 'differ' | 'unsaid';

/** An Edge tenant that may hold the document. */
export type LockdownTenant = {
  id: string;
  name: string;
  /** Why nothing can be asked of it; null when something can. */
  whyOff: string | null;
  /** The id that its mapping yields. Nothing is known of it before Edge was asked. */
  documentId: string | null;
  /** Why the mapping yields none. */
  why: string | null;
};

/** GET /api/findings/[id]/lockdown: what can be tried, before anybody is asked. */
export type LockdownPlan = {
  file: IncidentFile;
  tenants: LockdownTenant[];
  holdSeconds: number;
  /** Why this person may look and not revoke. */
  whyNot: string | null;
};

/**
 * GET /api/findings/[id]/lockdown/document: the document as Edge has it at this moment, beside what the incident says.
 * `isMatch`: name and owner both agree. `seen` names what was looked at, so that nothing else is acted on.
 */
export type LockdownLook =
  | { found: false; words: string }
  | {
      found: true;
      documentId: string;
      name: string | null;
      owner: string | null;
      app: string | null;
      isSharedOutside: boolean;
      isShared: boolean | null;
      isSensitive: boolean | null;
      collaborators: Collaborator[];
      agreement: { name: Agreement; owner: Agreement };
      isMatch: boolean;
      seen: string;
    };
