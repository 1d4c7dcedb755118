import { route } from '@/lib/api/route';
import { rehearseRule } from '@/lib/rules/rehearse';
import { RehearseRule } from '@/lib/rules/schema';

export const POST = route({
  needs: 'rules.manage',
  body: RehearseRule,
  handle: ({ ctx, body }) => rehearseRule(ctx, body),
});
