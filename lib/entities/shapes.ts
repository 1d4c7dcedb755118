import type { FindingRow, Instant, Person, Tenant } from '@/lib/findings/shapes';
import type { Source } from '@/lib/model/finding';
import type { EntityKind, JoinKey } from './schema';

/** How a vendor's own record of the entity was found. `item`: where it is kept, if it can be rejected. */
export type EntityLink = { item: string; by: JoinKey; name: string; value: string; tenant: Tenant };

/** A finding of the entity, and which key says that it is. */
export type JoinedFinding = FindingRow & { by: JoinKey };

/** A request at Edge that waits for an answer. */
export type JoinedApproval = {
  id: string;
  title: string;
  user: string | null;
  device: { key: string; name: string } | null;
  app: string | null;
  /** Null: it does not lapse. */
  endsAt: Instant | null;
  at: Instant;
  tenant: Tenant;
  by: JoinKey;
};

/** An entry of Workato's, Edge's or Workflow Automation's log. */
export type JoinedChange = {
  id: string;
  title: string;
  actor: string | null;
  at: Instant;
  tenant: Tenant;
  by: JoinKey;
};

/** A join that somebody said is wrong. `noun` null: it is a finding. */
export type Rejection = {
  type: 'finding' | 'item';
  id: string;
  noun: string | null;
  title: string;
  reason: string;
  by: Person;
  at: Instant;
};

/** GET /api/entities/[kind]/[key] */
export type Entity = {
  kind: EntityKind;
  /** As a vendor writes it. */
  key: string;
  /** What it is called, where that is not its key. */
  name: string | null;
  keyName: JoinKey;
  links: EntityLink[];
  /** Names that more than one user at Edge has: nobody was joined by them. */
  ambiguous: string[];
  findings: {
    /** What the queue shows these by; null: no vendor names such a thing in its findings. */
    query: string | null;
    total: number;
    sources: { source: Source; count: number; query: string }[];
    /** The newest of them. */
    items: JoinedFinding[];
  };
  /** The times between which changes are looked for. `asked`: around a finding that the caller chose. */
  window: { from: Instant; to: Instant; finding: { id: string; title: string; at: Instant } | null; asked: boolean };
  approvals: JoinedApproval[];
  changes: { items: JoinedChange[]; more: boolean };
  rejected: Rejection[];
};

/** POST and DELETE /api/entities/[kind]/[key]/rejections */
export type Rejections = { rejected: Rejection[] };
