import { z } from 'zod';
import type { CommandKind } from '@/lib/model/command';
import type { About } from '../about';
import { type Operation, WORKFLOW_LIMITS } from './limits';
import { OPEN_STATUSES } from './words';

const printable = /^[\x21-\x7e]+$/;
const path = z
  .string()
  .trim()
  .regex(/^(\/[A-Za-z0-9_-]+)+$/, 'A path like /dlp/v1.');

export const WorkflowCredentials = z.object({
  keyId: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .regex(printable, 'An ID without spaces.')
    .meta({ label: 'API key ID', hint: 'Workflow Automation admin portal, API Keys.', secret: true }),
  keySecret: z
    .string()
    .trim()
    .min(1)
    .max(2000)
    .regex(printable, 'A secret without spaces.')
    .meta({ label: 'API key secret', hint: 'Shown once, when the key is made or regenerated.', secret: true }),
});
export type WorkflowCredentials = z.infer<typeof WorkflowCredentials>;

export const WorkflowSettings = z.object({
  prefix: path.default('/dlp/v1').meta({ label: 'Path of the DLP API', hint: '/dlp/v1, unless your cloud differs.' }),
  tokenPath: path
    .default('/v1/auth/api-key/token')
    .meta({ label: 'Path of the token call', hint: '/v1/auth/api-key/token, unless your cloud differs.' }),
  // Two of the words are documented; the rest follows the portal and can be corrected here.
  openStatuses: z
    .array(z.string().trim().min(1).max(60))
    .min(1)
    .max(20)
    .default([...OPEN_STATUSES])
    .meta({ label: 'Open statuses', hint: 'The words your tenant uses for incidents that are not resolved.' }),
  evidenceStorages: z
    .array(
      z
        .string()
        .trim()
        .regex(/^https:\/\/[a-z0-9.-]+(:\d+)?$/, 'Like https://bucket.s3.amazonaws.com, without a path.'),
    )
    .max(20)
    .default([])
    .meta({
      label: 'Evidence storages',
      hint: 'Your own storages that evidence links lead to. What lies there can be read in the console; nothing is kept.',
    }),
  allowDelete: z.boolean().default(false).meta({
    label: 'Allow deleting incidents',
    hint: 'Deleting is for good. Off, nobody can do it from here; on, admins can, in the API console.',
  }),
});
export type WorkflowSettings = z.infer<typeof WorkflowSettings>;

const OPERATION_OF: Partial<Record<CommandKind, Operation>> = {
  'dlp.close': 'close',
  'dlp.note': 'notes',
  'dlp.label': 'labels',
};

export const about = {
  id: 'zscaler-workflow',
  label: 'Zscaler Workflow Automation',
  purpose: 'DLP incidents with their user, file, policy, matched text, evidence, history and tickets; the audit log.',
  source: 'dlp',
  credentials: WorkflowCredentials,
  settings: WorkflowSettings,
  overrides: ['prefix', 'tokenPath', 'openStatuses'],
  hosts: ['api.us1.zsworkflow.net'],
  origins: [{ label: 'Cloud us1', origin: 'https://api.us1.zsworkflow.net' }],
  // The host names its cloud, and us1 is the only one that the vendor's papers show.
  customOrigin: true,
  commands: ['dlp.close', 'dlp.note', 'dlp.label'],
  // A look afterwards counts against another limit, which is no tighter.
  pace: (kind: CommandKind) => {
    const operation = OPERATION_OF[kind];
    return operation ? { calls: 1, ...WORKFLOW_LIMITS[operation] } : null;
  },
  storages: (settings: unknown) => WorkflowSettings.parse(settings).evidenceStorages,
  nouns: ['finding', 'activity'],
  cannot:
    'Workflow Automation has no call to reopen, assign, escalate or re-rate an incident, nor to take a label off: that is done in its portal.',
  liveReads: {
    details: { label: 'Details', of: 'finding', idParam: 'id', permission: 'findings.read' },
    history: { label: 'Change history', of: 'finding', idParam: 'id', permission: 'findings.read' },
    tickets: { label: 'Tickets', of: 'finding', idParam: 'id', permission: 'findings.read' },
    groups: { label: 'Groups', of: 'finding', idParam: 'id', permission: 'findings.read' },
    transaction: { label: 'Same transaction', of: 'finding', idParam: null, permission: 'findings.read' },
    triggers: { label: 'Matched text', of: 'finding', idParam: 'id', permission: 'findings.evidence' },
    evidence: { label: 'Evidence file', of: 'finding', idParam: 'id', permission: 'findings.evidence' },
    content: {
      label: 'Evidence content',
      of: 'finding',
      idParam: 'id',
      permission: 'findings.evidence',
      isFile: true,
    },
  },
} as const satisfies About<typeof WorkflowCredentials> & { settings: typeof WorkflowSettings };
