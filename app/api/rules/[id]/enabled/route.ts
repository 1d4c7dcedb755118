import { route } from '@/lib/api/route';
import { enableRule } from '@/lib/rules/enable';
import { EnableRule, RuleId } from '@/lib/rules/schema';

export const PUT = route({
  needs: 'rules.manage',
  params: RuleId,
  body: EnableRule,
  handle: ({ ctx, params, body }) => enableRule(ctx, { ...params, ...body }),
});
