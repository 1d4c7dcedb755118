import type { Problem, ProblemCode } from './problem';

type Value = string | number | boolean | null | undefined | readonly (string | number)[];
type ReadOptions = { query?: Record<string, Value>; signal?: AbortSignal };
type WriteOptions = { body?: unknown; idempotencyKey?: string; signal?: AbortSignal };

/** A refused request as the browser meets it. `offline`: no answer came at all. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';
  constructor(
    readonly code: ProblemCode | 'offline',
    message: string,
    readonly requestId: string | null,
    readonly fields: Record<string, string> = {},
    readonly status = 0,
  ) {
    super(message);
  }
}

/** The browser's one way to our own routes: gives their JSON, or throws `ApiProblem`. */
export const api = {
  get: <T>(path: string, { query = {}, signal }: ReadOptions = {}) =>
    send<T>('GET', path + searchOf(query), { signal }),
  /** Text as it comes; it ends early when `onText` answers false. */
  text: async (path: string, { query = {}, signal }: ReadOptions, onText: (more: string) => boolean) => {
    const response = await answered(path + searchOf(query), { method: 'GET', signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      if (!onText(next.value)) return void (await reader?.cancel());
    }
  },
  post: <T>(path: string, options: WriteOptions = {}) => send<T>('POST', path, options),
  put: <T>(path: string, options: WriteOptions = {}) => send<T>('PUT', path, options),
  patch: <T>(path: string, options: WriteOptions = {}) => send<T>('PATCH', path, options),
  del: <T>(path: string, options: WriteOptions = {}) => send<T>('DELETE', path, options),
};

async function send<T>(method: string, path: string, { body, idempotencyKey, signal }: WriteOptions): Promise<T> {
  const headers = new Headers({ accept: 'application/json' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (idempotencyKey) headers.set('idempotency-key', idempotencyKey);
  const response = await answered(path, {
    method,
    headers,
    signal,
    body: body === undefined ? null : JSON.stringify(body),
  });
  return asAnswer<T>(response.status === 204 ? undefined : await response.json());
}

async function answered(path: string, init: RequestInit): Promise<Response> {
  const response = await reach(path, init);
  if (response.ok) return response;
  if (response.status === 401) signInAgain();
  throw await problemOf(response);
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { ...init, credentials: 'same-origin', cache: 'no-store', redirect: 'error' });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiProblem(
      'offline',
      'The console does not answer. What you see may be old; try again in a moment.',
      null,
    );
  }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const requestId = response.headers.get('x-request-id');
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) {
    return new ApiProblem(
      'internal',
      `The console failed to answer (${response.status}).`,
      requestId,
      {},
      response.status,
    );
  }
  const problem: Problem = await response.json();
  return new ApiProblem(problem.code, problem.message, problem.requestId, problem.fields, response.status);
}

/** The session ended: back to sign-in, and from there to this very place. */
function signInAgain(): void {
  if (window.location.pathname === '/sign-in') return;
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
}

function searchOf(query: Record<string, Value>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    for (const one of typeof value === 'object' ? value : [value]) search.append(key, String(one));
  }
  return search.size > 0 ? `?${search}` : '';
}

/** T is what the route's own types say; the answer comes from our own server and is not parsed again. */
function asAnswer<T>(value: unknown): T {
  return value as T;
}
