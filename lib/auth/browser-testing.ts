import NextAuth from 'next-auth';
import { decode } from 'next-auth/jwt';
import { authSecret } from './ctx-of';
import { authOptions, type SignInDoors } from './options';

/** A browser that keeps cookies, in front of next-auth with the given doors. */
export function aBrowser(over: Partial<SignInDoors> = {}) {
  const doors: SignInDoors = {
    byPassword: async () => ({ outcome: 'in', token: 'token-of-password', userId: 'u1' }),
    byEmail: async ({ email }) => `token-of-${email}`,
    ...over,
  };
  const jar = new Map<string, string>();
  const flags = new Map<string, string>();
  async function call(method: string, path: string, fields: Record<string, string> = {}) {
    const url = new URL(path, 'https://console.example/api/auth/');
    const nextauth = url.pathname.slice('/api/auth/'.length).split('/');
    const answer = { status: 200, headers: new Map<string, unknown>(), body: undefined as unknown };
    const response = {
      status: (status: number) => {
        answer.status = status;
        return response;
      },
      setHeader: (name: string, value: unknown) => {
        answer.headers.set(name.toLowerCase(), value);
        return response;
      },
      getHeader: (name: string) => answer.headers.get(name.toLowerCase()),
      json: (body: unknown) => {
        answer.body = body;
      },
      send: (body: unknown) => {
        answer.body = body;
      },
      end: () => {},
    };
    const request = {
      method,
      query: { ...Object.fromEntries(url.searchParams), nextauth },
      body: fields,
      cookies: Object.fromEntries(jar),
      headers: { host: 'console.example' },
    };
    const caller = { address: '192.0.2.1', requestId: 'r', previousToken: null };
    // Its types know only Next's own request; what it reads of one is all here.
    await Reflect.apply(NextAuth, undefined, [request, response, authOptions(doors, caller)]);
    for (const cookie of [answer.headers.get('set-cookie') ?? []].flat().map(String)) {
      const [pair = '', ...rest] = cookie.split('; ');
      const name = pair.slice(0, pair.indexOf('='));
      jar.set(name, decodeURIComponent(pair.slice(name.length + 1)));
      flags.set(name, rest.join('; '));
    }
    const { url: to } = (answer.body ?? {}) as { url?: string; csrfToken?: string };
    return { ...answer, to: new URL(to ?? String(answer.headers.get('location') ?? '/'), 'https://console.example') };
  }
  return {
    jar,
    flags,
    call,
    async post(path: string, fields: Record<string, string>) {
      const { body } = await call('GET', 'csrf');
      const { csrfToken = '' } = body as { csrfToken?: string };
      return call('POST', path, { ...fields, csrfToken, json: 'true' });
    },
    async sid() {
      const token = jar.get('__Host-onequeue.session');
      return token ? (await decode({ token, secret: authSecret() }))?.sid : undefined;
    },
  };
}
