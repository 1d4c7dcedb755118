import { newAlert } from './alert';
import { pickOpen } from './colleague';
import { requestRun } from './run-data';
import type { Tenant } from './tenant';

/** One thing happens in the tenant: mostly something new, now and then a colleague at work. */
export function arrive(tenant: Tenant): void {
  const dice = tenant.dice('arrival');
  const { world } = tenant.deps;
  const what = dice.weighted([
    ['alert', 6],
    ['run', 2],
    ['colleague', 2],
  ]);
  if (what === 'colleague' && pickOpen(tenant, dice)) return;
  if (what === 'run') {
    const tables = { workflows: [...tenant.table('workflows').values()], apps: [...tenant.table('apps').values()] };
    tenant.put('workflow_runs', requestRun({ world, ...tables, devices: tenant.table('devices') }, dice, tenant.now()));
    return;
  }
  tenant.put('alerts', newAlert(world, tenant.account, dice, tenant.now()));
}
