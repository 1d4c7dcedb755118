// The console's API as a signed-in person's browser uses it, without the browser.

export type Answer = {
  method: string;
  path: string;
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON, of the form the caller states: what a test then finds in it is what it asserts. */
  json<T>(): T;
};
export type Ask = { body?: unknown; headers?: Record<string, string> };
export type Api = {
  cookie: string;
  call(method: string, path: string, ask?: Ask): Promise<Answer>;
  /** The body of a call that has to succeed. */
  get<T>(path: string): Promise<T>;
  send<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<T>;
};

/** `seen` is told every answer, for tests that look at all of them. */
export function openApi(origin: string, cookie = '', seen?: (answer: Answer) => void): Api {
  async function call(method: string, path: string, { body, headers }: Ask = {}): Promise<Answer> {
    const response = await fetch(`${origin}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(method === 'GET' ? {} : { origin }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const json = <T>() => JSON.parse(text) as T;
    const answer = { method, path, status: response.status, headers: response.headers, text, json };
    seen?.(answer);
    return answer;
  }
  async function succeeded<T>(method: string, path: string, ask?: Ask): Promise<T> {
    const answer = await call(method, path, ask);
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`);
    return answer.status === 204 ? JSON.parse('null') : answer.json<T>();
  }
  return {
    cookie,
    call,
    get: (path) => succeeded('GET', path),
    send: (method, path, body, headers) => succeeded(method, path, { body, headers }),
  };
}

export type Account = { email: string; password: string; newPassword?: string };

/** What the sign-in form does: a token against forged forms, then the credentials. Throws when they are refused. */
export async function signedIn(origin: string, account: Account, seen?: (answer: Answer) => void): Promise<Api> {
  const session = await trySignIn(origin, account, seen);
  if (!session) throw new Error(`${account.email} was not let in`);
  return openApi(origin, session, seen);
}

/** The session cookie, or null when the console does not let this account in. */
export async function trySignIn(
  origin: string,
  account: Account,
  seen?: (answer: Answer) => void,
): Promise<string | null> {
  const first = await openApi(origin, '', seen).call('GET', '/api/auth/csrf');
  const jar = first.headers.getSetCookie().map((one) => one.split(';')[0]);
  const form = new URLSearchParams({
    ...account,
    csrfToken: first.json<{ csrfToken: string }>().csrfToken,
    json: 'true',
  });
  const answer = await openApi(origin, jar.join('; '), seen).call('POST', '/api/auth/callback/credentials', {
    body: form.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
  return cookies.find((one) => one.includes('onequeue.session=') && !one.endsWith('=')) ?? null;
}
