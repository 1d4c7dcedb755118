import { route } from '@/lib/api/route';
import { moveRule } from '@/lib/rules/move';
import { MoveRule, RuleId } from '@/lib/rules/schema';

export const PUT = route({
  needs: 'rules.manage',
  params: RuleId,
  body: MoveRule,
  handle: ({ ctx, params, body }) => moveRule(ctx, { ...params, ...body }),
});
