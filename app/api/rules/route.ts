import { route } from '@/lib/api/route';
import { createRule } from '@/lib/rules/create';
import { listRules } from '@/lib/rules/read';
import { CreateRule } from '@/lib/rules/schema';

export const GET = route({ needs: 'rules.read', handle: ({ ctx }) => listRules(ctx) });

export const POST = route({
  needs: 'rules.manage',
  body: CreateRule,
  handle: ({ ctx, body }) => createRule(ctx, body),
});
