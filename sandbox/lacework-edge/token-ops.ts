import { numberIn, textIn } from './fields';
import { ROLE, STATUS } from './numbers';
import { bad, type EdgeCall, type Ops } from './op';
import { newFields, resourceOps } from './resource';
import { digestOf } from './session';
import { filled, known, type Row, sampleOf } from './shape';
import type { Tenant } from './tenant';

/** The secret of a token is in the answer that makes it and nowhere else. */
export function tokenOps(tenant: Tenant): Ops {
  const sample = sampleOf('createToken');
  const { updateToken } = resourceOps(tenant, {
    table: 'tokens',
    noun: 'token',
    sample,
    update: 'updateToken',
    settle: (row, call) => {
      const role = numberIn(call.body, 'role');
      const key = tenant.table('keys').get(String(row.uuid));
      if (role !== 0 && key) tenant.put('keys', { ...key, role: allowedRole(role, call) });
      return row;
    },
  });
  return {
    ...(updateToken ? { updateToken } : {}),
    queryTokens: ({ query }) => {
      const statuses: unknown[] = query.get('get_all') === 'true' ? [STATUS.ACTIVE, STATUS.SUSPENDED] : [STATUS.ACTIVE];
      return {
        body: { tokens: [...tenant.table('tokens').values()].filter(({ status }) => statuses.includes(status)) },
      };
    },
    createToken: (call) => {
      const role = allowedRole(numberIn(call.body, 'role') || call.caller.role, call);
      const user = textIn(call.body, 'user_uuid') || call.caller.uuid;
      return { body: issued(tenant, call, { ...known(call.body, sample), creator_role: role }, { role, user }) };
    },
    createTempToken: (call) => {
      const user = textIn(call.body, 'user_uuid');
      if (user === '' || numberIn(call.body, 'ttl_sec') <= 0) throw bad('user_uuid and a ttl_sec above 0 are required');
      const values = { name: 'Log of one user', view_pii_log_only: true };
      return { body: issued(tenant, call, values, { role: ROLE.USER, user }) };
    },
  };
}

function issued(tenant: Tenant, call: EdgeCall, values: Row, { role, user }: { role: number; user: string }): Row {
  if (!tenant.table('users').has(user)) throw bad('user_uuid names no user');
  const ttl = numberIn(call.body, 'ttl_sec');
  const fresh = newFields(tenant, call, 'token');
  const secret = `egk_${tenant.dice('secret').hex(48)}`;
  const token = filled(sampleOf('createToken'), {
    status: STATUS.ACTIVE,
    algo: 'HS256',
    account_location: 'eu',
    account_shard: 'eu-1',
    backend_shard: 'eu-1',
    ...values,
    ...fresh,
    expire_time_sec: ttl > 0 ? Math.floor(tenant.now() / 1000) + ttl : 0,
  });
  tenant.put('tokens', token);
  tenant.put('keys', {
    uuid: token.uuid,
    digest: digestOf(secret),
    user_uuid: user,
    role,
    single_use: ttl > 0,
    used: false,
  });
  return { ...token, secret, login_url: `https://login.edge.example/token?t=${secret}` };
}

function allowedRole(role: number, { caller }: EdgeCall): number {
  if (!Object.values(ROLE).some((known) => known === role)) throw bad(`role has no value ${role}`);
  if (role > caller.role) throw bad('the role may not exceed your own');
  return role;
}
