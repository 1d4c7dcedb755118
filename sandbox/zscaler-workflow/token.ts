import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { asObject, type Call, json, Refusal, type Reply } from '../core/call';
import { rng } from '../core/random';
import type { Deps } from '../core/vendor-app';
import type { Store } from './store';

/** The key pair, the token call and the check of a token. Tokens outlive a restart, as the vendor's do. */
export function makeTokens({ seed, clock, env }: Deps, store: Store) {
  const dice = rng(`${seed}:dlp-key`);
  const keyId = `nw${dice.hex(14)}`;
  const firstSecret = dice.hex(48);
  const signing = dice.hex(32);
  const seconds = Number(env.SANDBOX_TOKEN_SECONDS) || 43_200;
  let generation = 0;
  const secret = () => store.key.secret ?? firstSecret;
  const sign = (text: string) => createHmac('sha256', `${signing}${secret()}`).update(text).digest('base64url');

  return {
    credentials: () => ({ keyId, keySecret: secret() }),
    issue({ body, malformed }: Call): Reply {
      const pair = asObject(body);
      if (malformed || typeof pair?.key_id !== 'string' || typeof pair.key_secret !== 'string') {
        throw new Refusal(500, 'Failed to generate access token');
      }
      if (!store.key.enabled || pair.key_id !== keyId || !same(pair.key_secret, secret())) {
        throw new Refusal(401, 'Invalid input');
      }
      const claims = {
        iss: keyId,
        iat: clock.now(),
        exp: clock.now() + seconds * 1_000,
        jti: randomUUID(),
        generation,
      };
      const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
      return json(201, { token: `${text}.${sign(text)}`, token_type: 'Bearer', expires_in: seconds });
    },
    /** The key id behind a call, for its budget. */
    auth({ headers }: Call): string {
      const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
      const [head = '', claims = '', signature = ''] = token.split('.');
      const known = store.key.enabled && same(signature, sign(`${head}.${claims}`));
      if (!known || !isAlive(claims, clock.now(), generation))
        throw new Refusal(401, 'Unauthorized', { assumed: true });
      return keyId;
    },
    endAll() {
      generation += 1;
    },
  };
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function isAlive(text: string, now: number, generation: number): boolean {
  const claims = asObject(JSON.parse(Buffer.from(text, 'base64url').toString()));
  return claims?.generation === generation && typeof claims.exp === 'number' && claims.exp > now;
}

function same(given: string, wanted: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(wanted);
  return a.length === b.length && timingSafeEqual(a, b);
}
