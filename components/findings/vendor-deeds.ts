import type { QueryClient } from '@tanstack/react-query';
import type { ActionJson, BulkJson, ClosedJson, CloseResults } from '@/lib/actions/shapes';
import { api } from '@/lib/api/browser';
import type { FindingRow, Write } from '@/lib/findings/shapes';
import type { CommandKind } from '@/lib/model/command';
import type { Verdict } from '@/lib/model/finding';
import { changeOwn, explained, reload } from './deeds';
import { newKey } from './new-key';
import { doneOf, type Outcome, outcomeOf } from './outcome';
import { refreshAround } from './queries';
import { rowStore } from './row-store';
import { statusBack, statusKey } from './status-back';
import { newestOf } from './use-finding-row';

/** What a person says when closing. */
export type CloseSaid = {
  verdict: Verdict;
  note: string;
  resolutionLabel?: { key: string; value: string };
  incidentStatus?: number;
};
/** `actionIds`: what is on its way to a vendor, and for how long it can be taken back; null where nothing is. */
export type Sent = { outcome: Outcome; actionIds: string[]; holdSeconds: number | null };

/** Closes one or many with a verdict. `key` names the request: the same form sent again is the same close. */
export async function close(
  client: QueryClient,
  rows: readonly FindingRow[],
  said: CloseSaid,
  key: string,
): Promise<Sent> {
  const before = rows.map(newestOf);
  const [only] = before;
  if (before.length === 1 && only) return closeOne(client, only, said, key);
  const versions = Object.fromEntries(before.map(({ id, version }) => [id, version]));
  const body = { ...said, ids: before.map(({ id }) => id), versions };
  const { results, holdSeconds } = await api.post<CloseResults>('/api/findings/bulk-close', { body });
  await reload(client, rows);
  const actionIds = results.flatMap(({ actionId }) => actionId ?? []);
  return { outcome: outcomeOf(before, results), actionIds, holdSeconds };
}

async function closeOne(client: QueryClient, row: FindingRow, said: CloseSaid, key: string): Promise<Sent> {
  const settle = rowStore.expect(row, { verdict: said.verdict, ...closedSoon(row) });
  try {
    const { finding, action } = await api.post<ClosedJson>(`/api/findings/${row.id}/close`, {
      body: { ...said, version: row.version },
      idempotencyKey: key,
    });
    settle(finding);
    refreshAround(client, [row.id]);
    const outcome = outcomeOf([row], []);
    return action
      ? { outcome, actionIds: [action.id], holdSeconds: holdOf(action) }
      : { outcome, actionIds: [], holdSeconds: null };
  } catch (error) {
    settle();
    throw await explained(client, [row], error);
  }
}

/** What a row that is being closed shows until the server has it. */
function closedSoon({ kind, status }: FindingRow): Partial<FindingRow> {
  if (status === 'resolved' || status === 'accepted') return {};
  const command = kind === 'dlp_incident' ? 'dlp.close' : kind === 'edge_alert' ? 'edge.close' : null;
  if (command === null) return { status: 'resolved', ownStatus: 'resolved' };
  const nothing = { settledAt: null, confirmedAt: null, driftedAt: null, driftedTo: null, message: null };
  return {
    write: { actionId: '', command, state: 'saving', notBefore: new Date().toISOString(), ...nothing },
  };
}

/** One command to the vendor of one or many findings; each goes out after its hold. */
export async function sendCommand(
  client: QueryClient,
  rows: readonly FindingRow[],
  command: CommandKind,
  input: Record<string, unknown>,
): Promise<Sent> {
  const [only] = rows;
  if (rows.length === 1 && only) {
    const action = await api.post<ActionJson>(`/api/findings/${only.id}/actions`, {
      body: { command, input },
      idempotencyKey: newKey(),
    });
    rowStore.put({ ...newestOf(only), write: writeOf(action) });
    refreshAround(client, [only.id]);
    return { outcome: outcomeOf([only], []), actionIds: [action.id], holdSeconds: holdOf(action) };
  }
  const body = { command, input, findingIds: rows.map(({ id }) => id) };
  const { items, holdSeconds } = await api.post<BulkJson>('/api/actions/bulk', { body });
  await reload(client, rows);
  const actionIds = items.flatMap((item) => (item.result === 'requested' ? [item.actionId] : []));
  return { outcome: outcomeOf(rows, items), actionIds, holdSeconds };
}

/** Takes back what has not left yet; throws the first refusal after all were tried. */
export async function takeBack(
  client: QueryClient,
  rows: readonly FindingRow[],
  actionIds: readonly string[],
): Promise<void> {
  const tried = await Promise.allSettled(actionIds.map((id) => api.post(`/api/actions/${id}/take-back`)));
  await reload(client, rows);
  const refused = tried.find((one) => one.status === 'rejected');
  if (refused) throw refused.reason;
}

/** Takes a close back: what is held does not leave, and verdict and own status are again what they were in `before`. */
export async function undoClose(client: QueryClient, before: readonly FindingRow[], sent: Sent): Promise<void> {
  const rows = doneOf(before, sent.outcome);
  if (sent.actionIds.length > 0) await takeBack(client, rows, sent.actionIds);
  for (const [verdict, same] of groupBy(rows, (row) => row.verdict)) {
    const reason = verdict === null ? undefined : 'As it was before a close that was taken back.';
    await changeOwn(client, same, { type: 'verdict', verdict, reason }, { verdict });
  }
  const moved = rows.filter((row) => newestOf(row).ownStatus !== row.ownStatus);
  for (const same of groupBy(moved, statusKey).values()) {
    const [one] = same;
    if (one) await changeOwn(client, same, statusBack(one), { ownStatus: one.ownStatus });
  }
  await reload(client, rows);
}

/** Rows that were alike in something, together. */
export function groupBy<Key>(rows: readonly FindingRow[], keyOf: (row: FindingRow) => Key): Map<Key, FindingRow[]> {
  const groups = new Map<Key, FindingRow[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

/** How long the action waits before it leaves, as the server has set it. */
export function holdOf({ requestedAt, notBefore }: ActionJson): number {
  return Math.max(0, Math.round((Date.parse(notBefore) - Date.parse(requestedAt)) / 1000));
}

/** The write that a row shows, of an action as its route answers it. */
export function writeOf({ id, command, state, notBefore, settledAt, confirmedAt, outcome }: ActionJson): Write {
  const message = outcome?.message ?? null;
  // It was asked for a moment ago: nothing can have moved away from it yet.
  return { actionId: id, command, state, notBefore, settledAt, confirmedAt, message, driftedAt: null, driftedTo: null };
}
