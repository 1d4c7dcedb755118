import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import http from 'node:http';

const key = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherKey = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** An identity provider that speaks OpenID Connect as far as a sign-in goes, and can be made to lie. */
export async function aProvider() {
  const asked = new Map<string, URLSearchParams>();
  const lies = { claims: {} as Record<string, unknown>, isForged: false };
  let issuer = '';
  const server = http.createServer(async (request, response) => {
    const json = (value: object, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    if (request.url === '/.well-known/openid-configuration') return json(discoveryOf(issuer));
    if (request.url === '/jwks') return json({ keys: [{ ...key.publicKey.export({ format: 'jwk' }), kid: '1' }] });
    let body = '';
    for await (const chunk of request) body += chunk;
    const given = new URLSearchParams(body);
    const before = asked.get(given.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(given.get('code_verifier') ?? '')
      .digest('base64url');
    if (!before || before.get('code_challenge') !== challenge) return json({ error: 'invalid_grant' }, 400);
    const now = Math.floor(Date.now() / 1000);
    const standing = { iss: issuer, aud: 'console', sub: 's1', iat: now, exp: now + 60, nonce: before.get('nonce') };
    json({ access_token: 'a', token_type: 'Bearer', id_token: jwt({ ...standing, ...lies.claims }, lies.isForged) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  return {
    issuer,
    lies,
    /** The person says yes to what the console asked: the way back into it. */
    consent(authorize: URL): string {
      const code = randomBytes(8).toString('hex');
      asked.set(code, authorize.searchParams);
      return `callback/oidc?${new URLSearchParams({ code, state: authorize.searchParams.get('state') ?? '' })}`;
    },
    close: () => server.close(),
  };
}

function discoveryOf(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

function jwt(payload: object, isForged: boolean): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'RS256', kid: '1' })}.${part(payload)}`;
  const { privateKey } = isForged ? otherKey : key;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`;
}
