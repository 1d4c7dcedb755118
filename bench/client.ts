import { Client } from 'undici';

export type Answer = { status: number; text: string };
/** One kept connection to one server, so that what is timed is the answer and not the way there. */
export type HttpClient = {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  send(method: 'POST' | 'PUT', path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
};

export function clientOf(origin: string): HttpClient {
  const client = new Client(origin, { headersTimeout: 60_000 });
  const ask = async (method: 'GET' | 'POST' | 'PUT', path: string, headers: Record<string, string>, body?: string) => {
    const answer = await client.request({ method, path, headers, body });
    return { status: answer.statusCode, text: await answer.body.text() };
  };
  return {
    get: (path, headers = {}) => ask('GET', path, headers),
    send: (method, path, body, headers = {}) =>
      ask(method, path, { ...headers, 'content-type': 'application/json' }, JSON.stringify(body)),
    close: () => client.close(),
  };
}

/** The answer, or an error that says what came instead: a refusal must not be timed as if it were the thing. */
export async function well(asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked;
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw new Error(`answered ${answer.status}: ${answer.text.slice(0, 300)}`);
}
