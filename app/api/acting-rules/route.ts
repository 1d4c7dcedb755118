import { ActingRulesBody } from '@/lib/actions/acting-rules';
import { readActingRules } from '@/lib/actions/read-acting-rules';
import { setActingRules } from '@/lib/actions/set-acting-rules';
import { route } from '@/lib/api/route';

export const GET = route({ needs: 'findings.read', handle: ({ ctx }) => readActingRules(ctx) });

export const PUT = route({
  needs: 'acting.edit',
  body: ActingRulesBody,
  handle: ({ ctx, body }) => setActingRules(ctx, body),
});
