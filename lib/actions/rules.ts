import type { Permission } from '@/lib/auth/permissions';
import type { CommandKind } from '@/lib/model/command';
import type { Kind } from '@/lib/model/finding';
import type { HoldKind } from '@/lib/model/hold';
import type { ItemNoun } from '@/lib/model/record';

export type ActionRule = {
  permission: Permission;
  /** How long the write waits before it leaves, so that it can be taken back; an admin may set another time. */
  holdSeconds: number;
  /** What the command is aimed at. */
  on: { finding: readonly Kind[] } | { item: ItemNoun } | 'connection';
  /** What a button, a toast and the audit log call it. */
  words: string;
  /** The vendor's API cannot undo it. */
  final: boolean;
};

const DLP = { finding: ['dlp_incident'] } as const;
const EDGE = { finding: ['edge_alert'] } as const;
const SHORT = 8;
const LONG = 20;
/** For what destroys something: deleting, removing, revoking. */
const DESTROYS = 60;

/** Every write to a vendor: who may, how long it is held, what it is aimed at. Interactive ones (hold 0) are waited for. */
export const ACTION_RULES: Record<CommandKind, ActionRule> = {
  'dlp.close': { permission: 'findings.act', holdSeconds: LONG, on: DLP, words: 'Close incident', final: true },
  'dlp.note': { permission: 'findings.act', holdSeconds: LONG, on: DLP, words: 'Add note', final: true },
  'dlp.label': { permission: 'findings.act', holdSeconds: LONG, on: DLP, words: 'Set label', final: true },
  'edge.status': { permission: 'findings.act', holdSeconds: SHORT, on: EDGE, words: 'Set status', final: false },
  'edge.owner': { permission: 'findings.act', holdSeconds: SHORT, on: EDGE, words: 'Set owner', final: false },
  'edge.close': { permission: 'findings.act', holdSeconds: SHORT, on: EDGE, words: 'Close alert', final: false },
  'edge.note': { permission: 'findings.act', holdSeconds: LONG, on: EDGE, words: 'Add note', final: true },
  'edge.run-workflow': { permission: 'findings.act', holdSeconds: LONG, on: EDGE, words: 'Run workflow', final: true },
  'run.answer': {
    permission: 'runs.answer',
    holdSeconds: 0,
    on: { item: 'workflow_run' },
    words: 'Answer run',
    final: true,
  },
  'policy.status': {
    permission: 'policies.edit',
    holdSeconds: 0,
    on: { item: 'policy' },
    words: 'Set policy status',
    final: false,
  },
  'tag.create': { permission: 'tags.edit', holdSeconds: 0, on: 'connection', words: 'Create tag', final: false },
  'tag.update': { permission: 'tags.edit', holdSeconds: 0, on: { item: 'tag' }, words: 'Edit tag', final: false },
  'tag.delete': {
    permission: 'tags.edit',
    holdSeconds: DESTROYS,
    on: { item: 'tag' },
    words: 'Delete tag',
    final: true,
  },
  'tag.assign': { permission: 'tags.edit', holdSeconds: 0, on: 'connection', words: 'Assign tags', final: false },
  'secrets.clear': {
    permission: 'secrets.clear',
    holdSeconds: 0,
    on: 'connection',
    words: 'Clear secrets cache',
    final: true,
  },
  // Each operation has a permission of its own, and where it is one of the commands above its hold too.
  'operation.call': {
    permission: 'operations.read',
    holdSeconds: 0,
    on: 'connection',
    words: 'Any other operation',
    final: true,
  },
};

/** What is held, for how long where no admin has said otherwise, and what it is called. */
export const HOLDS: Record<HoldKind, Pick<ActionRule, 'holdSeconds' | 'words' | 'final'>> = {
  ...ACTION_RULES,
  'operation.remove': { holdSeconds: DESTROYS, words: 'Delete or revoke', final: true },
};
