import type { Counted, MyWork } from '@/components/work/shapes';
import { listTrouble } from '@/lib/actions/trouble';
import { doneMeanwhile } from '@/lib/audit/handover';
import { may } from '@/lib/auth/permissions';
import type { Ctx } from '@/lib/db/ctx';
import { countFindings } from '@/lib/findings/counts';
import { listFindings } from '@/lib/findings/list';
import type { FindingPage } from '@/lib/findings/shapes';
import { countWaitingRuns } from '@/lib/items/waiting-runs';
import { awaySince } from '@/lib/people/catch-up';

const MINE = 'is:open is:mine';
const MOST = 20;
const FIRST_MS = 12 * 3_600_000;
const LONGEST_MS = 30 * 86_400_000;

/** A shift's beginning on one page: what is mine, what waits for me, and what happened while I was away. */
export async function readWork(ctx: Ctx, asked: Date | null): Promise<MyWork> {
  const left = asked ? null : await awaySince(ctx);
  const now = Date.now();
  const since = new Date(Math.max(now - LONGEST_MS, (asked ?? left)?.getTime() ?? now - FIRST_MS));
  const after = `>=${since.toISOString()}`;
  const count = async (id: string, words: string, q: string): Promise<Counted> => ({
    id,
    words,
    q,
    total: (await countFindings(ctx, q)).total,
  });
  const { role } = ctx.actor;
  const mine: FindingPage = JSON.parse(await listFindings(ctx, { q: MINE, sort: '-severity', limit: MOST }));
  return {
    mine: { total: (await countFindings(ctx, MINE)).total, items: mine.items },
    waiting: [
      await count('new', 'yours and not begun', `${MINE} status:new`),
      await count('late', 'yours and over their target', `${MINE} is:breached`),
      await count('snoozed', 'yours and put aside', 'is:mine is:snoozed'),
      await count('mentioned', 'with a note for you', 'is:mentioned'),
    ],
    approvals: role !== 'worker' && may(role, 'runs.answer') ? await countWaitingRuns(ctx) : null,
    trouble: await listTrouble(ctx, since),
    since: since.toISOString(),
    sinceWhy: asked ? 'asked' : left ? 'left' : 'first',
    changed: [
      await count('critical', 'new and critical', `severity:critical created:${after}`),
      await count('added', 'new in all', `created:${after}`),
      await count('closed', 'closed', `closed:${after}`),
      await count('mine', 'of yours changed at the vendor', `is:mine updated:${after}`),
      await count('watched', 'of those you watch changed at the vendor', `is:watched updated:${after}`),
    ],
    ...(await doneMeanwhile(ctx, since)),
    now: new Date(now).toISOString(),
  };
}
