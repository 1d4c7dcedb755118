import { asObject } from '../core/call';
import { textIn } from './fields';
import { STATUS } from './numbers';
import { bad, type EdgeCall, idOf, missing, type Ops } from './op';
import { newFields, touched } from './resource';
import { filled, known, type Row, sampleOf } from './shape';
import type { Tenant } from './tenant';

export function deviceOps(tenant: Tenant): Ops {
  const present = (row: Row) => row.status !== STATUS.DELETED;
  return {
    getDevice: (call) => ({ body: deviceOf(tenant, call) }),
    getUserDevices: (call) => {
      const user = tenant.table('users').get(idOf(call));
      if (!user) throw missing(call, 'user');
      const devices = [...tenant.table('devices').values()].filter(
        (row) => row.user_uuid === user.uuid && present(row),
      );
      return { body: { continuation_token: '', devices } };
    },
    deleteDevices: (call) => ({ body: removed(tenant, call) }),
    registerDevice: (call) => ({ body: registered(tenant, call) }),
  };
}

/** The owner may come as a query parameter or in the body that the contract shows on this GET. */
function deviceOf(tenant: Tenant, call: EdgeCall): Row {
  const device = tenant.table('devices').get(idOf(call));
  const owner = call.query.get('user_uuid') ?? textIn(call.body, 'user_uuid');
  if (!device || device.status === STATUS.DELETED || (owner !== '' && owner !== device.user_uuid)) {
    throw missing(call, 'device');
  }
  return device;
}

/** All or none; the contract answers one device for a list of them. */
function removed(tenant: Tenant, call: EdgeCall): Row {
  const wanted = Array.isArray(call.body.devices) ? call.body.devices.map(asObject) : [];
  const rows = wanted.map((one) => tenant.table('devices').get(textIn(one ?? {}, 'uuid')));
  const gone = rows.flatMap((row) => {
    if (!row || row.status === STATUS.DELETED) throw missing(call, 'device');
    return [{ ...row, status: STATUS.DELETED, update_time: touched(tenant, row, call).update_time }];
  });
  const [first] = gone;
  if (!first) throw bad('field devices is required');
  for (const row of gone) tenant.put('devices', row);
  return first;
}

function registered(tenant: Tenant, call: EdgeCall): Row {
  const sample = sampleOf('getDevice');
  const given = known(asObject(call.body.device) ?? {}, sample);
  const again = textIn(call.body, 'device_uuid');
  const before = tenant.table('devices').get(again);
  if (again !== '' && !before) throw missing(call, 'device');
  if (again === '' && !asObject(call.body.time_id)) throw bad('give time_id or device_uuid');
  const owner = tenant.table('users').get(textIn(given, 'user_uuid') || call.caller.uuid);
  if (!owner) throw bad('device.user_uuid names no user');
  const fresh = { ...newFields(tenant, call, 'device'), ...(before ? { uuid: before.uuid } : {}) };
  const owned = { user_uuid: owner.uuid, user_display_name: owner.display_name, status: STATUS.ACTIVE };
  const device = filled(sample, { ...before, ...given, ...fresh, ...owned, private_key_encrypted: '' });
  tenant.put('devices', device);
  return device;
}
