import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { db } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { memberWhoActs } from '@/lib/findings/member-who-acts';
import type { Query } from '@/lib/query/ast';
import { badQuery } from '@/lib/query/bad-query';
import { printQuery } from '@/lib/query/print';
import { readRuleQuery } from './asks';
import { truePositivesOf } from './rehearse';
import type { CreateRule, RuleEffect } from './schema';
import type { Rule } from './shapes';

const LONGEST_MS = 366 * 86_400_000;

/** Throws `bad_input` with the place of what a rule cannot ask. */
export function ruleQuery(q: string): Query {
  const parsed = readRuleQuery(q);
  if (!parsed.ok) throw badQuery(parsed.problem);
  return parsed.query;
}

/**
 * Looks at what does not stand in the schema, before the transaction: the query, its end, and that nobody saves what would
 * have taken more true positives than they were shown.
 */
export async function checkRule(ctx: Ctx, { q, expiresAt, seenTruePositives }: CreateRule): Promise<void> {
  ruleQuery(q);
  if (expiresAt !== null) checkEnd(expiresAt);
  const { value } = await truePositivesOf(ctx, q);
  if (value <= seenTruePositives) return;
  const message = `By now ${value} of what it would have taken were judged true positives. Look at the rehearsal again.`;
  throw new AppError('conflict', message, { seenTruePositives: message });
}

function checkEnd(expiresAt: string): void {
  const ms = Date.parse(expiresAt) - Date.now();
  if (ms > 0 && ms < LONGEST_MS) return;
  const message = ms > 0 ? 'At most a year ahead.' : 'This time is past.';
  throw new AppError('bad_input', message, { expiresAt: message });
}

/** The columns of an effect; throws `bad_input` where it names somebody who may not act. */
export async function effectColumns(ctx: Ctx, effect: RuleEffect) {
  const none = { effect: effect.type, ownerId: null, label: null, snoozeMinutes: null };
  switch (effect.type) {
    case 'assign': {
      const owner = await memberWhoActs(ctx, effect.ownerId, 'effect.ownerId');
      return { ...none, ownerId: owner?.id ?? null };
    }
    case 'label':
      return { ...none, label: effect.label };
    case 'snooze':
      return { ...none, snoozeMinutes: effect.minutes };
    case 'suppress':
      return none;
  }
}

/** Where a rule begins to look: at the changes of now, or at everything that is there. */
export async function startingPlace(ctx: Ctx, alsoOpen: boolean) {
  const [now] = await db(ctx).$queryRaw<{ floor: bigint; at: Date }[]>`
    select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as floor, now() as at`;
  if (!now) throw new Error('the floor is one row');
  return {
    since: alsoOpen ? null : now.at,
    startXid: now.floor,
    seenXid: alsoOpen ? 0n : now.floor,
    seenId: BEFORE_ALL,
  };
}
export const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** The same query in the one way it is printed. */
export function sameQuery(one: string, other: string): boolean {
  return printQuery(ruleQuery(one)) === printQuery(ruleQuery(other));
}

/** Whoever was slower is told who was faster: what they typed is theirs to keep. */
export function tooLate(now: Rule): AppError {
  return new AppError('conflict', `${now.changedBy.name} changed “${now.name}” while you had it open.`);
}
