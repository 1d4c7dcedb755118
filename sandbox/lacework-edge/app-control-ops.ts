import { withChildren } from './app-control';
import { listOf } from './fields';
import { numbersOf } from './names';
import { STATUS } from './numbers';
import type { Ops } from './op';
import { resourceOps } from './resource';
import { sampleOf } from './shape';
import type { Tenant } from './tenant';

/** App control policies bring their child policies along: those follow in name, filters and status. */
export function appControlOps(tenant: Tenant): Ops {
  return resourceOps(tenant, {
    table: 'app_control_policies',
    noun: 'app control policy',
    sample: sampleOf('getAppControlPolicy'),
    list: 'queryAppControlPolicies',
    get: 'getAppControlPolicy',
    create: 'createAppControlPolicy',
    update: 'updateAppControlPolicy',
    keep: (row, { query }) => {
      const wanted = listOf(query.get('status'));
      return wanted.length > 0 ? numbersOf(wanted, STATUS).has(Number(row.status)) : row.status !== STATUS.DELETED;
    },
    settle: (row, _call, before) => {
      const { parent, children } = withChildren(row, tenant.dice('children'));
      const kept = new Set(children.map(({ uuid }) => uuid));
      const orphans = Array.isArray(before?.child_policy_uuids)
        ? before.child_policy_uuids.filter((id) => !kept.has(id))
        : [];
      for (const child of children) tenant.put('policies', child);
      for (const id of orphans) {
        const child = tenant.table('policies').get(String(id));
        if (child) tenant.put('policies', { ...child, status: STATUS.DELETED, update_time: row.update_time });
      }
      return parent;
    },
  });
}
