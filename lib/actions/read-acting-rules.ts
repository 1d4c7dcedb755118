import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { within } from '@/lib/db/statement';
import { type ActingRules, KeptRules, rulesOf } from './acting-rules';

const KEPT = `select hold_seconds as "holdSeconds", winners, typed_over as "typedOver", second_over as "secondOver",
    evidence_per_hour as "evidencePerHour", second_for_policies as "secondForPolicies", version
  from acting_rules where workspace_id = $1::uuid`;

/** How long writes are held, who wins a conflict, and what a bulk needs, in this workspace. */
export async function readActingRules(ctx: Ctx): Promise<ActingRules> {
  allow(ctx, 'findings.read');
  const [row] = await within(ctx, KEPT, [ctx.workspaceId]);
  return rulesOf(row ? KeptRules.parse(row) : null);
}
