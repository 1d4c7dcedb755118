import { route } from '@/lib/api/route';
import { removeRule } from '@/lib/rules/remove';
import { RuleId, RuleVersion, UpdateRule } from '@/lib/rules/schema';
import { updateRule } from '@/lib/rules/update';

export const PUT = route({
  needs: 'rules.manage',
  params: RuleId,
  body: UpdateRule,
  handle: ({ ctx, params, body }) => updateRule(ctx, { ...params, ...body }),
});

export const DELETE = route({
  needs: 'rules.manage',
  params: RuleId,
  body: RuleVersion,
  handle: ({ ctx, params, body }) => removeRule(ctx, { ...params, ...body }),
});
