import type { IncomingMessage } from 'node:http';

export type Body = { text: string; value: unknown; malformed: boolean; tooLarge: boolean };

/** Reads at most `limit` bytes and, where there is a body, takes it for JSON. */
export async function readBody(request: IncomingMessage, limit = 1_000_000): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop early must not tear down the socket the answer goes out on.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > limit) {
      request.resume();
      return { text: '', value: undefined, malformed: false, tooLarge: true };
    }
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text.trim() === '') return { text: '', value: undefined, malformed: false, tooLarge: false };
  try {
    return { text, value: JSON.parse(text), malformed: false, tooLarge: false };
  } catch {
    return { text, value: undefined, malformed: true, tooLarge: false };
  }
}
