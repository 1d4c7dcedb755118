import 'server-only';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { AppError } from '@/lib/errors';
import { hub, type Listener } from './hub';

/** Windows of one person that may be told at once. */
const MOST_FOR_ONE = 8;
/** Events a reader may be behind; after that its stream is closed, and it comes back for what it missed. */
const MOST_WAITING = 200;

/** What changes, as server-sent events, for as long as the session lasts. `after`: the last event the caller had. */
export function openStream(ctx: Ctx, { after, signal }: { after: string | null; signal: AbortSignal }): Response {
  allow(ctx, 'findings.read');
  const { userId } = person(ctx);
  const { workspaceId, sessionToken } = ctx;
  if (sessionToken === null) throw new AppError('forbidden', 'Only a signed-in person may do this.');
  if (hub().openFor(userId) >= MOST_FOR_ONE) {
    throw new AppError('throttled', `At most ${MOST_FOR_ONE} windows are told of changes at once. Close one of them.`);
  }
  const text = new TextEncoder();
  let listener: Listener | undefined;
  const leave = () => listener && hub().leave(listener);
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        listener = {
          workspaceId,
          userId,
          sessionToken,
          tell: (name, data, id) => {
            const lines = [id && `id: ${id}`, `event: ${name}`, `data: ${JSON.stringify(data)}`].filter(Boolean);
            controller.enqueue(text.encode(`${lines.join('\n')}\n\n`));
            return (controller.desiredSize ?? 0) > 0;
          },
          close: () => controller.close(),
        };
        hub().join(listener, after);
        signal.addEventListener('abort', leave, { once: true });
      },
      cancel: leave,
    },
    { highWaterMark: MOST_WAITING },
  );
  // `no-transform` keeps compression, and with it buffering, away; the last line tells nginx the same.
  const headers = {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  };
  return new Response(body, { headers });
}
