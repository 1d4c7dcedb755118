import { createHash } from 'node:crypto';
import { type Call, Refusal } from '../core/call';
import { rng } from '../core/random';
import { readJwt, writeJwt } from './jwt';
import { LOGIN_TYPE, ROLE, STATUS } from './numbers';
import { filled, type Row, sampleOf } from './shape';
import type { Tenant } from './tenant';

export type Caller = { tokenUuid: string; uuid: string; name: string; role: number; piiOnly: boolean };

/** The API token that the sandbox hands out, the same for a seed on every start. */
export function firstApiToken(seed: string): string {
  return `egk_${rng(`${seed}:edge:api-token`).hex(48)}`;
}

export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Buys a session with an API token. 403 on anything wrong: the contract knows no 401 here. */
export function tokenLogin(tenant: Tenant, call: Call): Row {
  const key = [...tenant.table('keys').values()].find(({ digest }) => digest === digestOf(bearerOf(call) ?? ''));
  const token = key && tenant.table('tokens').get(String(key.uuid));
  if (!key || !token || !usable(tenant, token) || key.used === true) throw new Refusal(403, 'invalid API token');
  if (call.query.get('account') !== tenant.account) throw new Refusal(403, 'unknown account');
  if (key.single_use === true) tenant.put('keys', { ...key, used: true });
  return sessionFor(tenant, String(key.uuid), LOGIN_TYPE.API_TOKEN, call.address);
}

/** The SAML way ends in a browser; what a program can do is extend a session that still holds. */
export function samlLogin(tenant: Tenant, call: Call): Row {
  if (call.query.get('account') !== tenant.account) throw new Refusal(403, 'unknown account');
  const claims = claimsOf(tenant, call);
  if (!claims) throw new Refusal(403, 'sign in through the identity provider', { assumed: true });
  return sessionFor(tenant, claims.token, LOGIN_TYPE.SAML, call.address);
}

/** The token behind the JWT of a call. A suspended token ends its sessions too. */
export function authenticate(tenant: Tenant, call: Call): string {
  const claims = claimsOf(tenant, call);
  const token = claims && tenant.table('tokens').get(claims.token);
  if (!token || token.status !== STATUS.ACTIVE) throw new Refusal(401, 'unauthorized');
  return claims.token;
}

function claimsOf(tenant: Tenant, call: Call) {
  const claims = readJwt(tenant.deps.seed, bearerOf(call) ?? '', tenant.now());
  return claims?.generation === tenant.sessions.generation ? claims : undefined;
}

export function callerOf(tenant: Tenant, tokenUuid: string): Caller {
  const key = tenant.table('keys').get(tokenUuid);
  const token = tenant.table('tokens').get(tokenUuid);
  const user = tenant.table('users').get(String(key?.user_uuid));
  return {
    tokenUuid,
    uuid: String(user?.uuid ?? ''),
    name: String(user?.display_name ?? ''),
    role: Number(key?.role ?? ROLE.USER),
    piiOnly: token?.view_pii_log_only === true,
  };
}

function sessionFor(tenant: Tenant, tokenUuid: string, loginType: number, address: string): Row {
  const caller = callerOf(tenant, tokenUuid);
  const issuedAt = Math.floor(tenant.now() / 1000);
  const ttl = Number(tenant.deps.env.SANDBOX_TOKEN_SECONDS) || 3600;
  const dice = rng(`${tenant.deps.seed}:edge:session:${tokenUuid}:${tenant.now()}`);
  return filled(sampleOf('tokenLogin'), {
    account_name: tenant.account,
    account_uuid: rng(`${tenant.deps.seed}:edge:account`).uuid(),
    account_location: 'eu',
    account_shard: 'eu-1',
    backend_shard: 'eu-1',
    client_ip: address,
    create_time: issuedAt,
    update_time: issuedAt,
    expire_start_time: issuedAt,
    expire_time_sec: issuedAt + ttl,
    end_time: issuedAt + ttl,
    ttl_sec: ttl,
    generation_id: 1,
    login_type: loginType,
    status: STATUS.ACTIVE,
    user_role: caller.role,
    user_uuid: caller.uuid,
    uuid: dice.uuid(),
    view_pii_log_only: caller.piiOnly,
    token: writeJwt(tenant.deps.seed, {
      token: tokenUuid,
      user: caller.uuid,
      iat: issuedAt,
      exp: issuedAt + ttl,
      generation: tenant.sessions.generation,
    }),
  });
}

function usable(tenant: Tenant, token: Row): boolean {
  const expires = Number(token.expire_time_sec);
  return token.status === STATUS.ACTIVE && (expires === 0 || expires * 1000 > tenant.now());
}

function bearerOf(call: Call): string | undefined {
  return /^Bearer (\S+)$/.exec(call.headers.authorization ?? '')?.[1];
}
