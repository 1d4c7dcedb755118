import 'server-only';
import { SendFailure } from './send-failure';
import { beginsAsJson, WholeJson } from './whole-json';

/** Takes what is over `over` bytes as it comes. */
export type Passage = { over: number; to(chunks: AsyncIterable<Uint8Array>): Promise<void> };
export type Body = { text: string; bytes: number };

/**
 * Reads a body whole, at most `limit` bytes of it. With `passage`, one that turns out larger is not gathered: it goes on
 * chunk by chunk, within the same limit, looked at for whether it is whole; `text` is then empty.
 */
export async function readBody(source: AsyncIterable<Buffer>, limit: number, passage?: Passage): Promise<Body> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const counted = (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > limit) throw new SendFailure('too_large', String(limit));
    return chunk;
  };
  const reader = source[Symbol.asyncIterator]();
  try {
    for (let next = await reader.next(); !next.done; next = await reader.next()) {
      chunks.push(counted(next.value));
      if (!passage || bytes <= passage.over || !beginsAsJson(chunks[0] ?? new Uint8Array())) continue;
      await passage.to(whole(chunks, reader, counted));
      return { text: '', bytes };
    }
  } finally {
    // Who stops early lets go of the connection.
    await reader.return?.();
  }
  return { text: new TextDecoder().decode(Buffer.concat(chunks)), bytes };
}

async function* whole(
  begun: readonly Buffer[],
  reader: AsyncIterator<Buffer>,
  counted: (chunk: Buffer) => Buffer,
): AsyncGenerator<Buffer> {
  const json = new WholeJson();
  for (const chunk of begun) {
    json.feed(chunk);
    yield chunk;
  }
  for (let next = await reader.next(); !next.done; next = await reader.next()) {
    json.feed(counted(next.value));
    yield next.value;
  }
  json.end();
}
