import 'server-only';
import type { ActingRules } from '@/lib/actions/acting-rules';
import { readActingRules } from '@/lib/actions/read-acting-rules';
import type { Ctx } from '@/lib/db/ctx';
import { AppError } from '@/lib/errors';
import type { HoldKind } from '@/lib/model/hold';
import type { Operation, OperationInput } from '@/lib/vendors/operation';
import { countOf } from './many';
import type { Tenant } from './of-connection';

type Held = { holdSeconds: number; isAsked: boolean };
type Write = { tenant: Tenant; operation: Operation; input: OperationInput; typed: number | undefined };

/**
 * How long the workspace's rules hold this write (0: it is sent at once), and whether a second person is asked before.
 * Throws `bad_input` where it changes more things than one person may, or more than go without their number being typed.
 */
export async function heldBy(ctx: Ctx, { tenant, operation, input, typed }: Write): Promise<Held> {
  const rules = await readActingRules(ctx);
  const count = countOf(operation.many, input.body);
  if (count > rules.secondOver) {
    const fields = Object.fromEntries(operation.many.map((name) => [`body.${name}`, `At most ${rules.secondOver}.`]));
    const message = `More than ${rules.secondOver} at once need a second person, whom an operation cannot ask.`;
    throw new AppError('bad_input', message, fields);
  }
  if (count > rules.typedOver && typed !== count) {
    throw new AppError('bad_input', `Type ${count} to confirm.`, { typed: `Type ${count}.` });
  }
  const holds = operation.heldAs(tenant.settings, input.body).map((kind) => rules.holdSeconds[kind]);
  const isAsked = rules.secondForPolicies && operation.switchesOff(tenant.settings, input.body);
  return { holdSeconds: Math.max(0, ...holds), isAsked };
}

/** The holds that a write may come under, with what the workspace set for each. */
export function holdsUnder({ holdSeconds }: ActingRules, { holds }: Operation): Partial<Record<HoldKind, number>> {
  return Object.fromEntries(holds.map((kind) => [kind, holdSeconds[kind]]));
}
