import { decode } from 'next-auth/jwt';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aBrowser } from './browser-testing';
import { authSecret } from './ctx-of';
import { aProvider } from './provider-testing';

let provider: Awaited<ReturnType<typeof aProvider>>;

beforeAll(async () => {
  provider = await aProvider();
  Object.assign(process.env, {
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    NEXTAUTH_URL: 'https://console.example',
    NEXTAUTH_SECRET: 'x'.repeat(32),
    LOG_LEVEL: 'silent',
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'console',
    OIDC_CLIENT_SECRET: 'secret',
  });
});
afterAll(() => provider.close());
beforeEach(() => {
  provider.lies.claims = { email: 'Ada@Northwind.example', email_verified: true };
  provider.lies.isForged = false;
});

/** As far as the provider's page, where the person says yes. */
async function atTheProvider(browser: ReturnType<typeof aBrowser>) {
  const { to } = await browser.post('signin/oidc', { callbackUrl: 'https://console.example/queue' });
  return { to, back: provider.consent(to) };
}

test('a right password ends in one sealed cookie that holds the token and nothing else', async () => {
  const browser = aBrowser();
  const answer = await browser.post('callback/credentials', { email: 'a@b.example', password: 'p' });
  expect(answer.status).toBe(200);
  const token = browser.jar.get('__Host-onequeue.session') ?? '';
  const held = await decode({ token, secret: authSecret() });
  expect(held).toEqual({
    sid: 'token-of-password',
    iat: expect.any(Number),
    exp: expect.any(Number),
    jti: expect.any(String),
  });
});

test('over https every cookie is bound to this host, secure and out of reach of scripts', async () => {
  const browser = aBrowser();
  await atTheProvider(browser);
  await browser.post('callback/credentials', { email: 'a@b.example', password: 'p' });
  expect([...browser.flags.keys()].sort()).toEqual(
    ['callback', 'csrf', 'nonce', 'pkce', 'session', 'state'].map((part) => `__Host-onequeue.${part}`),
  );
  for (const flags of browser.flags.values()) expect(flags).toMatch(/Path=\/;.*HttpOnly; Secure; SameSite=Lax/);
});

test.each(['new_password_needed', 'new_password_weak'])('%s travels by its name', async (outcome) => {
  const browser = aBrowser({ byPassword: async () => ({ outcome }) });
  const { status, to } = await browser.post('callback/credentials', { email: 'a@b.example', password: 'p' });
  expect([status, to.searchParams.get('error')]).toEqual([401, outcome]);
  expect(await browser.sid()).toBeUndefined();
});

test('a refusal says no more than that', async () => {
  const browser = aBrowser({ byPassword: async () => ({ outcome: 'refused' }) });
  const { status, to } = await browser.post('callback/credentials', { email: 'a@b.example', password: 'p' });
  expect([status, to.searchParams.get('error')]).toEqual([401, 'CredentialsSignin']);
});

test('an outage behind the door shows none of its own words', async () => {
  const byPassword = async () => {
    throw new Error('connect ECONNREFUSED 10.0.0.5:5432');
  };
  const browser = aBrowser({ byPassword });
  const { to } = await browser.post('callback/credentials', { email: 'a@b.example', password: 'p' });
  expect(to.searchParams.get('error')).toBe('unavailable');
});

test('without the form’s own token nobody is signed in', async () => {
  const browser = aBrowser();
  await browser.call('POST', 'callback/credentials', { email: 'a@b.example', password: 'p', csrfToken: 'made up' });
  expect(await browser.sid()).toBeUndefined();
});

test('the provider is asked with PKCE, state and nonce, and who it vouches for is in', async () => {
  const browser = aBrowser();
  const { to, back } = await atTheProvider(browser);
  expect(to.searchParams.get('code_challenge_method')).toBe('S256');
  for (const name of ['code_challenge', 'state', 'nonce']) expect(to.searchParams.get(name)).toMatch(/.{32,}/);
  const answer = await browser.call('GET', back);
  expect(answer.to.href).toBe('https://console.example/queue');
  expect(await browser.sid()).toBe('token-of-ada@northwind.example');
});

test('an e-mail that the provider has not verified opens nothing', async () => {
  for (const email_verified of [false, 'true', undefined]) {
    provider.lies.claims = { email: 'ada@northwind.example', email_verified };
    const browser = aBrowser();
    const { back } = await atTheProvider(browser);
    expect((await browser.call('GET', back)).to.searchParams.get('error')).toBe('not_vouched');
    expect(await browser.sid()).toBeUndefined();
  }
});

test('an e-mail that is nobody here opens nothing', async () => {
  const browser = aBrowser({ byEmail: async () => null });
  const { back } = await atTheProvider(browser);
  expect((await browser.call('GET', back)).to.searchParams.get('error')).toBe('no_account');
  expect(await browser.sid()).toBeUndefined();
});

const LIES: [string, () => void][] = [
  ['another nonce', () => Object.assign(provider.lies.claims, { nonce: 'of another sign-in' })],
  ['another audience', () => Object.assign(provider.lies.claims, { aud: 'another client' })],
  ['another issuer', () => Object.assign(provider.lies.claims, { iss: 'https://evil.example' })],
  ['an expired token', () => Object.assign(provider.lies.claims, { exp: 1 })],
  ['another signature', () => Object.assign(provider.lies, { isForged: true })],
];
test.each(LIES)('a provider’s answer with %s opens nothing', async (_name, lie) => {
  lie();
  const browser = aBrowser();
  const { back } = await atTheProvider(browser);
  expect((await browser.call('GET', back)).to.searchParams.get('error')).toBe('OAuthCallback');
  expect(await browser.sid()).toBeUndefined();
});

test('a way back that this browser did not begin opens nothing', async () => {
  const victim = aBrowser();
  const { back } = await atTheProvider(aBrowser()); // somebody else's code and state
  await atTheProvider(victim);
  expect((await victim.call('GET', back)).to.searchParams.get('error')).toBe('OAuthCallback');
  expect(await victim.sid()).toBeUndefined();
});

test('nobody is led to another site after signing in', async () => {
  const browser = aBrowser();
  const fields = { email: 'a@b.example', password: 'p', callbackUrl: 'https://evil.example/' };
  expect((await browser.post('callback/credentials', fields)).to.origin).toBe('https://console.example');
});
