import type { QueryClient } from '@tanstack/react-query';
import { ApiProblem, api } from '@/lib/api/browser';
import type { ChangeResults, FindingRow } from '@/lib/findings/shapes';
import type { Severity, Status } from '@/lib/model/finding';
import { conflictWords } from './conflict-words';
import { type Outcome, outcomeOf } from './outcome';
import { fetchRows, findings, refreshAround } from './queries';
import { rowStore } from './row-store';
import { newestOf } from './use-finding-row';

/** A change to what is ours, as the bulk route takes it. */
export type OwnChange =
  | { type: 'assign'; ownerId: string | null }
  | { type: 'status'; status: Exclude<Status, 'unknown' | 'snoozed' | 'suppressed' | 'merged'> | null }
  | { type: 'severity'; severity: Exclude<Severity, 'unknown'> | null }
  | { type: 'snooze'; until: string | null }
  | { type: 'show_again' }
  | { type: 'verdict'; verdict: FindingRow['verdict']; reason?: string }
  | { type: 'hand_over'; ownerId: string; note: string }
  | { type: 'note'; body: string; mentions?: string[] }
  | { type: 'label.add' | 'label.remove'; label: string };
/** What the rows show meanwhile. */
type Expected = Partial<FindingRow>;

/**
 * Changes what is ours of one or many findings. The rows show it at once; where the server says no they show again what
 * they did, and after a conflict what somebody else made of them. Throws with words for the person.
 */
export async function changeOwn(
  client: QueryClient,
  rows: readonly FindingRow[],
  change: OwnChange,
  expected: Expected,
): Promise<Outcome> {
  const before = rows.map(newestOf);
  const settles = new Map(before.map((row) => [row.id, rowStore.expect(row, expected)]));
  try {
    const results = await send(before, change, expected, settles);
    refreshAround(
      client,
      before.map(({ id }) => id),
    );
    const behind = new Set(results.filter(({ result }) => result === 'conflict').map(({ id }) => id));
    // Those of a selection that somebody else changed are shown as they are now.
    if (behind.size > 0) {
      await reload(
        client,
        before.filter(({ id }) => behind.has(id)),
      );
    }
    return outcomeOf(before, results);
  } catch (error) {
    for (const settle of settles.values()) settle();
    throw await explained(client, before, error);
  }
}

type Settles = ReadonlyMap<string, (settled?: FindingRow) => void>;

async function send(
  before: readonly FindingRow[],
  change: OwnChange,
  expected: Expected,
  settles: Settles,
): Promise<ChangeResults['results']> {
  const [only] = before;
  if (before.length !== 1 || !only) return sendMany(before, change, expected, settles);
  switch (change.type) {
    case 'assign':
      return one(only, 'put', 'assignee', { ownerId: change.ownerId, version: only.version }, settles);
    case 'status':
      return one(only, 'put', 'status', { status: change.status, version: only.version }, settles);
    case 'severity':
      return one(only, 'put', 'severity', { severity: change.severity, version: only.version }, settles);
    case 'snooze':
      return one(only, 'put', 'snooze', { until: change.until, version: only.version }, settles);
    case 'show_again':
      return one(only, 'put', 'show-again', { version: only.version }, settles);
    case 'verdict':
      return one(
        only,
        'put',
        'verdict',
        { verdict: change.verdict, reason: change.reason, version: only.version },
        settles,
      );
    case 'hand_over':
      return one(
        only,
        'post',
        'hand-over',
        { ownerId: change.ownerId, note: change.note, version: only.version },
        settles,
      );
    case 'note':
      return one(only, 'post', 'notes', { body: change.body, mentions: change.mentions }, settles);
    case 'label.add':
      return one(only, 'post', 'labels', { label: change.label }, settles);
    case 'label.remove':
      return sendMany(before, change, expected, settles);
  }
}

async function one({ id }: FindingRow, method: 'put' | 'post', part: string, body: unknown, settles: Settles) {
  settles.get(id)?.(await api[method]<FindingRow>(`/api/findings/${id}/${part}`, { body }));
  return [];
}

async function sendMany(before: readonly FindingRow[], change: OwnChange, expected: Expected, settles: Settles) {
  // Notes and labels stand beside whatever else was changed meanwhile.
  const isTriage = ['assign', 'hand_over', 'snooze', 'show_again', 'status', 'severity', 'verdict'].includes(
    change.type,
  );
  const versions = Object.fromEntries(isTriage ? before.map(({ id, version }) => [id, version]) : []);
  const body = { ids: before.map(({ id }) => id), change, versions };
  const { results } = await api.patch<ChangeResults>('/api/findings', { body });
  const byId = new Map(results.map((result) => [result.id, result]));
  for (const row of before) {
    const result = byId.get(row.id);
    const done = result?.result === 'done' || result?.result === 'unchanged';
    settles.get(row.id)?.(done ? { ...row, ...expected, version: result.version ?? row.version } : undefined);
  }
  return results;
}

/** Shows the rows as they are at the server now. */
export async function reload(client: QueryClient, rows: readonly Pick<FindingRow, 'id'>[]): Promise<void> {
  const ids = rows.map(({ id }) => id);
  for (const row of await fetchRows(ids)) rowStore.put(row);
  refreshAround(client, ids);
}

/** A conflict is told with who was faster, and the row is shown as it is; anything else is told as it came. */
export async function explained(client: QueryClient, rows: readonly FindingRow[], error: unknown): Promise<unknown> {
  const [only] = rows;
  if (!(error instanceof ApiProblem) || error.code !== 'conflict' || !only) return error;
  await reload(client, rows);
  const detail = await client.fetchQuery({ ...findings.detail(only.id), staleTime: 0 });
  return new ApiProblem('conflict', conflictWords(detail, Date.now()), error.requestId, {}, error.status);
}
