// A right body for each write that takes one. What is wrong in the tests of bad input is made out of these.
export type Known = {
  finding: string;
  connection: string;
  action: string;
  person: string;
  tag: string;
  view: string;
  job: string;
  case: string;
  task: string;
  board: string;
  fold: string;
  rule: string;
  alias: string;
};

export function sampleBodies({ finding, person, connection }: Known): Record<string, Record<string, unknown>> {
  const version = 1;
  const minutes = { info: 0, unknown: 4320, low: 43_200, medium: 10_080, high: 1440, critical: 240 };
  const card = { id: person, title: 'as seen', q: 'is:open', chart: 'bars', by: 'severity', isWide: false };
  const note = { command: 'dlp.note', input: { notes: 'as seen' } };
  const rule = {
    name: 'as seen',
    q: 'policy:"as seen"',
    effect: { type: 'label', label: 'as seen' },
    expiresAt: null,
    alsoOpen: false,
    seenTruePositives: 0,
  };
  const close = { verdict: 'false_positive', note: 'as seen' };
  const tenant = { vendor: 'zscaler-posture', origin: 'https://api.zpccloud.net', settings: {} };
  const acceptance = { reason: 'as seen', ownerId: 'me', until: '2027-01-01T00:00:00Z' };
  const credentials = { apiKey: 'no-such-key' };
  return {
    'PUT /api/acting-rules': {
      holdSeconds: {},
      winners: {},
      typedOver: 50,
      secondOver: 500,
      evidencePerHour: 30,
      secondForPolicies: false,
      version: 0,
    },
    'POST /api/actions/[id]/answer': { answer: 'refuse' },
    'POST /api/actions/[id]/decide': { decision: 'give_up' },
    'POST /api/actions/bulk': { ...note, findingIds: [finding] },
    'POST /api/vocabulary/aliases': { vendor: 'workato', word: 'as seen', shownAs: 'as said' },
    'POST /api/cases': { title: 'as seen', summary: 'x', findingIds: [finding] },
    'PATCH /api/cases/[id]': { version, title: 'as seen' },
    'POST /api/cases/[id]/close': { version, verdict: 'benign', reason: 'as seen' },
    'POST /api/cases/[id]/decisions': { body: 'as seen' },
    'POST /api/cases/[id]/findings': { findingIds: [finding] },
    'DELETE /api/cases/[id]/findings': { findingIds: [finding] },
    'POST /api/cases/[id]/reopen': { version },
    'POST /api/cases/[id]/tasks': { title: 'as seen', assigneeId: person },
    'PATCH /api/case-tasks/[id]': { version, title: 'as seen', done: true },
    'POST /api/boards': { name: 'as seen', cards: [card] },
    'PUT /api/boards/[id]': { version, name: 'as seen', cards: [card] },
    'DELETE /api/boards/[id]': { version },
    'POST /api/entities/[kind]/[key]/rejections': { type: 'finding', id: finding, reason: 'as seen' },
    'DELETE /api/entities/[kind]/[key]/rejections': { type: 'finding', id: finding },
    'POST /api/connections': { ...tenant, name: 'another', credentials },
    'POST /api/connections/preview': { ...tenant, credentials },
    'PATCH /api/connections/[id]': { version, name: 'renamed', settings: {} },
    'DELETE /api/connections/[id]': { version },
    'POST /api/connections/[id]/actions': {
      command: 'tag.create',
      input: { title: 'sample', description: 'x', color: 'blue' },
    },
    'POST /api/connections/[id]/operations/[operation]': { params: {}, query: { order_by: 'created:desc' } },
    'POST /api/connections/[id]/disable': { version },
    'POST /api/connections/[id]/enable': { version },
    'PUT /api/connections/[id]/backfill': { noun: 'finding', from: '2026-01-01', seen: null },
    'PUT /api/connections/[id]/overrides': {
      version,
      file: { kind: 'onequeue.overrides', format: 1, vendor: tenant.vendor, overrides: { prefix: '/v1' } },
    },
    'POST /api/connections/[id]/rotate': { version, credentials, origin: tenant.origin },
    'POST /api/folds': {
      ...acceptance,
      connectionId: connection,
      policy: 'as seen',
      account: '0',
      findings: 1,
      version: 0,
    },
    'POST /api/folds/[id]/take-back': { version },
    'PATCH /api/findings': { ids: [finding], change: { type: 'note', body: 'as seen' }, versions: { [finding]: 1 } },
    'POST /api/findings/bulk-close': { ids: [finding], ...close, versions: { [finding]: 1 } },
    'POST /api/findings/[id]/actions': note,
    'PUT /api/findings/[id]/assignee': { ownerId: null, version },
    'POST /api/findings/[id]/close': { ...close, version },
    'PUT /api/findings/[id]/conflict': { field: 'status', choice: 'ours', version },
    'POST /api/findings/[id]/hand-over': { ownerId: person, note: 'as seen', version },
    'PUT /api/findings/[id]/watch': { watching: true },
    'PUT /api/me/mentions': { findingId: finding },
    'POST /api/findings/[id]/merged': { ids: [person], versions: {} },
    'DELETE /api/findings/[id]/merged': { ids: [person], versions: {} },
    'POST /api/findings/[id]/labels': { label: 'as seen' },
    'POST /api/findings/[id]/lockdown': {
      tenantId: connection,
      documentId: 'as-seen',
      seen: '0'.repeat(64),
      isConfirmed: false,
    },
    'POST /api/findings/[id]/notes': { body: 'as seen', mentions: [person] },
    'PUT /api/findings/[id]/presence': { isHere: false },
    'PUT /api/findings/[id]/severity': { severity: 'low', version },
    'PUT /api/findings/[id]/show-again': { version },
    'PUT /api/findings/[id]/snooze': { until: null, version },
    'PUT /api/findings/[id]/status': { status: 'accepted', version },
    'PUT /api/findings/[id]/verdict': { verdict: 'benign', reason: 'as seen', version },
    'POST /api/items/[noun]/[id]/actions': { command: 'tag.update', input: { title: 'sample', description: 'x' } },
    'PUT /api/me/caught-up': { at: '2026-11-28T06:00:00Z' },
    'PUT /api/me/keys': { singleKeys: true, keys: { take: 'Shift T' }, version: 0 },
    'POST /api/jobs': {
      scope: { ids: [finding] },
      work: { type: 'change', change: { type: 'note', body: 'as seen' } },
    },
    'DELETE /api/jobs/[id]': { version },
    'POST /api/jobs/[id]/answer': { version, answer: 'approve' },
    'POST /api/jobs/[id]/confirm': { version, typed: 1 },
    'POST /api/jobs/[id]/steer': { version, to: 'pause' },
    'PUT /api/me/password': { password: 'not the one I have', newPassword: 'a long enough one' },
    'PUT /api/me/workspace': { workspaceId: person },
    'POST /api/people': { email: 'another@northwind.example', name: 'Another', role: 'analyst' },
    'POST /api/people/[id]/disable': { version },
    'POST /api/people/[id]/enable': { version },
    'POST /api/people/[id]/password': { version },
    'PUT /api/people/[id]/role': { role: 'analyst', version },
    'POST /api/rules': rule,
    'POST /api/rules/rehearsal': { q: rule.q },
    'PUT /api/rules/[id]': { ...rule, version },
    'DELETE /api/rules/[id]': { version },
    'PUT /api/rules/[id]/enabled': { isEnabled: true, version },
    'PUT /api/rules/[id]/place': { to: 'up', version },
    'POST /api/views': { name: 'as seen', q: 'is:open' },
    'PATCH /api/views/[id]': { version, name: 'as seen' },
    'DELETE /api/views/[id]': { version },
    'PUT /api/views/[id]/pin': { isPinned: true },
    'PUT /api/views/default': { for: 'me', viewId: null },
    'POST /api/sandbox/faults': { vendor: 'workato', kind: 'delay', delayMs: 1, times: 1, operation: 'createTag' },
    'POST /api/sandbox/rehearsals': { rehearsal: 'sessions-end' },
    'PUT /api/ranking': {
      revision: 0,
      weights: { severity: 40, time_left: 20, data: 15, external: 8, privileged: 7, repeat: 6, asset: 4 },
      targets: { dlp: minutes, posture: minutes, edge: minutes, automation: minutes },
    },
    'POST /api/workspaces': { name: 'Another workspace' },
    'POST /api/workspaces/set-up': {
      token: 'no such token',
      workspace: 'Another',
      name: 'Another',
      email: 'another@northwind.example',
      password: 'a long enough one',
    },
  };
}

/** Writes that take no body. */
export const BODILESS: ReadonlySet<string> = new Set([
  'POST /api/actions/[id]/take-back',
  'POST /api/auth/sign-out',
  'POST /api/auth/[...nextauth]',
  'POST /api/connections/[id]/sync-now',
  'DELETE /api/findings/[id]/labels',
  'DELETE /api/sandbox/faults',
  'DELETE /api/vocabulary/aliases/[id]',
]);
