import { jsonText } from '@/app/api/json-text';
import { closeFinding } from '@/lib/actions/close';
import { closeChoices } from '@/lib/actions/close-choices';
import { CloseBody } from '@/lib/actions/close-schema';
import { once } from '@/lib/actions/once';
import { route } from '@/lib/api/route';
import { FindingId } from '@/lib/findings/schema';

export const GET = route({
  needs: 'findings.read',
  params: FindingId,
  handle: ({ ctx, params }) => closeChoices(ctx, params),
});

export const POST = route({
  needs: 'findings.act',
  params: FindingId,
  body: CloseBody,
  handle: async ({ ctx, params, body, idempotencyKey: key }) => {
    const request = { ...params, ...body };
    return jsonText(await once(ctx, { key, request }, (ctx) => closeFinding(ctx, request)));
  },
});
