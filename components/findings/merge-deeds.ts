import type { QueryClient } from '@tanstack/react-query';
import { api } from '@/lib/api/browser';
import type { ChangeResults, FindingRow } from '@/lib/findings/shapes';
import { explained, reload } from './deeds';
import { doneOf, type Outcome, outcomeOf } from './outcome';
import { findings } from './queries';
import { rowStore } from './row-store';
import { nameOfRow } from './row-text';
import type { Deed } from './use-deed';
import { newestOf } from './use-finding-row';
import { groupBy } from './vendor-deeds';

type Leader = { id: string; title: string };

/** Puts findings under the one that stands for them. No vendor is told. */
export function merging(rows: readonly FindingRow[], leader: Leader): Deed {
  const others = rows.filter(({ id }) => id !== leader.id);
  return async (client) => {
    const outcome = await put(client, others, leader);
    const undo = () => takeOut(client, doneOf(others, outcome), leader.id).then(nothing);
    return { outcome, words: `Merged into “${nameOfRow(leader)}”`, undo };
  };
}

/** Takes merged findings out again, each from under the one it is merged into. */
export function splitting(rows: readonly FindingRow[]): Deed {
  return async (client) => {
    const before = rows.map(newestOf);
    const outcomes: Outcome[] = [];
    const backs: (() => Promise<unknown>)[] = [];
    for (const same of groupBy(before, ({ mergedInto }) => mergedInto?.id ?? '').values()) {
      const leader = same[0]?.mergedInto;
      if (!leader) continue;
      const outcome = await takeOut(client, same, leader.id);
      outcomes.push(outcome);
      backs.push(() => put(client, doneOf(same, outcome), leader));
    }
    const outcome = {
      items: outcomes.flatMap(({ items }) => items),
      done: outcomes.reduce((n, one) => n + one.done, 0),
    };
    const undo = async () => {
      for (const back of backs) await back();
    };
    return { outcome, words: 'Split off', undo };
  };
}

async function put(client: QueryClient, rows: readonly FindingRow[], leader: Leader): Promise<Outcome> {
  const expected = {
    status: 'merged',
    ownStatus: 'merged',
    mergedInto: { id: leader.id, title: leader.title },
  } as const;
  return send(client, rows, leader.id, expected, (body) => api.post(mergedAt(leader.id), { body }));
}

async function takeOut(client: QueryClient, rows: readonly FindingRow[], leaderId: string): Promise<Outcome> {
  return send(client, rows, leaderId, { mergedInto: null }, (body) => api.del(mergedAt(leaderId), { body }));
}

type Body = { ids: string[]; versions: Record<string, number> };

/** The rows show it at once; then all of them, and the leading one, are shown as they are at the server. */
async function send(
  client: QueryClient,
  rows: readonly FindingRow[],
  leaderId: string,
  expected: Partial<FindingRow>,
  ask: (body: Body) => Promise<ChangeResults>,
): Promise<Outcome> {
  const before = rows.map(newestOf);
  const settles = before.map((row) => rowStore.expect(row, expected));
  const settle = () => {
    for (const one of settles) one();
  };
  try {
    const { results } = await ask({
      ids: before.map(({ id }) => id),
      versions: Object.fromEntries(before.map(({ id, version }) => [id, version])),
    });
    settle();
    await reload(client, [{ id: leaderId }, ...before]);
    void client.invalidateQueries({ queryKey: findings.merged(leaderId).queryKey });
    return outcomeOf(before, results);
  } catch (error) {
    settle();
    throw await explained(client, before, error);
  }
}

const mergedAt = (id: string) => `/api/findings/${id}/merged`;
const nothing = () => {};
