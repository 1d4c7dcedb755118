import 'server-only';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { TakeFile } from '@/lib/http/stored-file';
import type { OperationAnswer } from '@/lib/operations/shapes';
import type { PassOn } from '@/lib/vendors/vendor';

/** Answers with what the vendor sends, while it sends it, in the form that every answer to an operation has. */
export function passTo(response: ServerResponse, { requestId, signal }: { requestId: string; signal: AbortSignal }) {
  const pass: PassOn = async (told, chunks) => {
    const envelope: OperationAnswer = { outcome: 'answered', ...told, action: null, unread: true, result: null };
    // The result stands last, and comes in place of its `null`.
    const before = JSON.stringify(envelope).slice(0, -'null}'.length);
    response.writeHead(200, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-request-id': requestId,
    });
    async function* answer() {
      yield before;
      yield* chunks;
      yield '}';
    }
    // When it breaks off, so does this answer: nobody takes a part for the whole.
    await pipeline(answer, response, { signal });
  };
  return pass;
}

/** Answers with the bytes of a file, while they come. What breaks off breaks this answer off. */
export function fileTo(response: ServerResponse, { requestId, signal }: { requestId: string; signal: AbortSignal }) {
  const take: TakeFile = async (chunks) => {
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'cache-control': 'no-store',
      'x-request-id': requestId,
    });
    await pipeline(chunks, response, { signal });
  };
  return take;
}
