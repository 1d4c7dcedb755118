import { asObject } from '../core/call';
import { required, textsIn } from './fields';
import { POLICY_ACTION, POLICY_TYPE, STATUS } from './numbers';
import { bad, type Ops } from './op';
import { newFields } from './resource';
import { filled, known, sampleOf } from './shape';
import type { Tenant } from './tenant';

export function accessOps(tenant: Tenant): Ops {
  return {
    queryAccesses: ({ query }) => {
      const [app, user] = [required(query, 'appid'), required(query, 'userid')];
      const accesses = [...tenant.table('accesses').values()].filter(
        (row) =>
          (app === '' || textsIn(row, 'app_list').includes(app)) &&
          (user === '' || textsIn(row, 'user_list').includes(user)),
      );
      const named = new Set(accesses.flatMap((row) => [...textsIn(row, 'app_list'), ...textsIn(row, 'user_list')]));
      const rowsOf = (table: string) => [...tenant.table(table).values()].filter(({ uuid }) => named.has(String(uuid)));
      return { body: { accesses, apps: rowsOf('apps'), groups: rowsOf('groups'), users: rowsOf('users') } };
    },
    deployApp: (call) => {
      const given = known(asObject(call.body.app) ?? {}, sampleOf('getApp'));
      if (!given.name || !given.host) throw bad('fields app.name and app.host are required');
      const app = filled(sampleOf('getApp'), { status: STATUS.ACTIVE, ...given, ...newFields(tenant, call, 'app') });
      tenant.put('apps', app);
      const policy = filled(sampleOf('getPolicy'), {
        name: `Permit ${app.name}`,
        type: POLICY_TYPE.SECURITY,
        action: POLICY_ACTION.PERMIT,
        status: STATUS.INIT,
        app_filter: { include_any: [{ all: [`app:${app.uuid}`] }] },
        ...newFields(tenant, call, 'policy'),
      });
      tenant.put('policies', policy);
      return { body: { app, new_policies: [policy] } };
    },
  };
}
