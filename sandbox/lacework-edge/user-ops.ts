import { asObject } from '../core/call';
import { DATA_SOURCE, ROLE, STATUS } from './numbers';
import { bad, type EdgeCall, idOf, missing, type Ops } from './op';
import { newFields, touched } from './resource';
import { filled, known, sampleOf } from './shape';
import type { Tenant } from './tenant';

export function userOps(tenant: Tenant): Ops {
  return {
    createUser: (call) => ({ body: created(tenant, call) }),
    updateGroup: (call) => {
      const group = tenant.table('groups').get(idOf(call));
      if (!group) throw missing(call, 'group');
      if (group.data_source !== DATA_SOURCE.LOCAL) throw bad('a group of the identity provider cannot be changed here');
      const { name, description, status, tags } = known(call.body, sampleOf('getGroup'));
      const { update_time } = touched(tenant, group, call);
      const changed = filled(sampleOf('getGroup'), { ...group, name, description, status, tags, update_time });
      const kept = Object.fromEntries(Object.entries(changed).map(([field, value]) => [field, value || group[field]]));
      tenant.put('groups', kept);
      return { body: { account_name: tenant.account, attributes_to_delete: [], group: kept, uuid: kept.uuid } };
    },
  };
}

function created(tenant: Tenant, call: EdgeCall) {
  const given = known(asObject(call.body.user) ?? {}, sampleOf('getUser'));
  const person = known(asObject(call.body.user_pii) ?? {}, { login: '', email: '', phone: '' });
  const login = String(person.login || person.email || '');
  if (login === '') throw bad('field user_pii.login or user_pii.email is required');
  if ([...tenant.table('user_pii').values()].some((one) => one.login === login)) throw bad('this login exists already');
  const fresh = newFields(tenant, call, 'user');
  const user = filled(sampleOf('getUser'), {
    role: ROLE.USER,
    status: STATUS.INIT,
    ...given,
    ...fresh,
    data_source: DATA_SOURCE.LOCAL,
  });
  const pii = { phone: '', email: '', ...person, account_name: tenant.account, login, uuid: user.uuid };
  tenant.put('users', user);
  tenant.put('user_pii', pii);
  return { user, user_pii: pii };
}
