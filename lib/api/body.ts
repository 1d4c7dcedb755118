import 'server-only';
import { AppError } from '@/lib/errors';

const MAX_BYTES = 1_048_576;

/** The body's bytes as text, never more than `maxBytes` of them in memory. */
export async function boundedText(request: Request, maxBytes = MAX_BYTES): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  if (!request.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of chunksOf(request.body)) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** The body as JSON; a body of another kind is refused, so that no plain HTML form can post here. */
export async function jsonBody(request: Request): Promise<unknown> {
  const text = await boundedText(request);
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new AppError('bad_input', 'Send the body as application/json.');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('bad_input', 'The body is not JSON.', undefined, { cause });
  }
}

async function* chunksOf(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('too_large', `The body is over ${Math.round(maxBytes / 1024)} KiB.`);
}
