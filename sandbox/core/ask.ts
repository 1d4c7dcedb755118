import { asObject } from './call';

export type Answer = { status: number; headers: Headers; text: string; body: unknown };

/** One HTTP call of a test. `body` is undefined when the answer is no JSON; rejects when there is no answer. */
export async function ask(
  url: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: unknown } = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The objects in one array of an answer; throws when it is none, so that a test fails where the answer is wrong. */
export function rowsOf({ body, text }: Answer, key: string): Record<string, unknown>[] {
  const rows = asObject(body)?.[key];
  if (!Array.isArray(rows)) throw new Error(`no array ${key} in ${text.slice(0, 200)}`);
  return rows.map((row) => asObject(row) ?? {});
}

/** One object in an answer, under the same promise. */
export function objectOf({ body, text }: Answer, key?: string): Record<string, unknown> {
  const found = asObject(key === undefined ? body : asObject(body)?.[key]);
  if (!found) throw new Error(`no object ${key ?? ''} in ${text.slice(0, 200)}`);
  return found;
}
