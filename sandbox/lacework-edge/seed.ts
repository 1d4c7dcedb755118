import { partnerDomains } from '../core/documents';
import { itemAt, rng } from '../core/random';
import { type Alert, newAlert, pastAlert } from './alert';
import { seedApps } from './app-data';
import { seedAudit } from './audit';
import { seedDevices } from './device-data';
import { seedDocuments } from './document-data';
import { ROLE, STATUS } from './numbers';
import { seedUsers } from './people-data';
import { seedPolicies } from './policy-data';
import { pastRun } from './run-data';
import { seedRows } from './seed-rows';
import { digestOf, firstApiToken } from './session';
import { seedSettings } from './settings-data';
import { filled, sampleOf } from './shape';
import { seedSystem } from './system-data';
import type { Tenant } from './tenant';
import { seedWorkflows } from './workflow-data';

const sizes = {
  full: { alerts: 3_000, runs: 200, audit: 400 },
  small: { alerts: 120, runs: 30, audit: 40 },
};

/** Fills the tenant with what it held at the epoch; answers the alerts as they were then. */
export function seedTenant(tenant: Tenant): ReadonlyMap<string, Alert> {
  const { account, deps } = tenant;
  const { world } = deps;
  const size = sizes[deps.scale];
  const { users, pii, groups } = seedUsers(world, account);
  const apps = seedApps(world, account);
  const workflows = seedWorkflows(world, account);
  const { policies, appControl } = seedPolicies(world, account, apps, workflows);
  tenant.seed('users', users);
  tenant.seed('user_pii', pii);
  tenant.seed('groups', groups);
  tenant.seed('devices', seedDevices(world, account));
  tenant.seed('apps', apps);
  tenant.seed('workflows', workflows);
  tenant.seed('policies', policies);
  tenant.seed('app_control_policies', appControl);
  tenant.seed('documents', seedDocuments(world));
  tenant.seed('audit_events', seedAudit(world, account, size.audit));
  const others = { ...seedSettings(world, account, apps), ...seedSystem(world, account) };
  for (const [table, rows] of Object.entries(others)) tenant.seed(table, rows);
  seedDatasetItems(tenant);
  seedEvents(tenant);
  seedToken(tenant);
  const around = { world, workflows, apps, devices: tenant.table('devices') };
  tenant.seed(
    'workflow_runs',
    Array.from({ length: size.runs }, (_, i) => pastRun(around, i, size.runs)),
  );
  const alerts = Array.from({ length: size.alerts }, (_, i) => pastAlert(world, account, i, size.alerts));
  tenant.seed('alerts', alerts);
  return new Map(alerts.map((alert) => [alert.uuid, alert]));
}

/** Events that raised no alert: what an analyst can promote. */
function seedEvents({ account, deps: { world }, seed }: Tenant): void {
  const events = Array.from({ length: 60 }, (_, i) => {
    const dice = rng(`${world.seed}:edge:event:${i}`);
    const at = world.epochMs - dice.int(60_000, 30 * 86_400_000);
    const { uuid, event_type, description, create_time } = newAlert(world, account, dice, at);
    return { uuid, event_type, description, create_time };
  });
  seed('events', events);
}

function seedDatasetItems(tenant: Tenant): void {
  const [dataset] = tenant.table('datasets').values();
  const sample = sampleOf('getDatasetItems', 'customer_dataset_items');
  const items = partnerDomains.map((domain, i) =>
    filled(sample, {
      account_name: tenant.account,
      dataset_uuid: dataset?.uuid,
      item_id: `item-${i + 1}`,
      status: STATUS.ACTIVE,
      version: 1,
      list_item: { display_name: domain, value: domain },
    }),
  );
  tenant.seed('dataset_items', items);
}

/** The token that the sandbox hands out as its credential. */
function seedToken(tenant: Tenant): void {
  const { world, seed } = tenant.deps;
  const user = itemAt(world.admins, 0);
  const tokens = seedRows(world, tenant.account, sampleOf('createToken'), 'token', 1, () => ({
    name: 'SOC console',
    description: 'Key of the security console',
    creator_role: ROLE.ADMIN,
    algo: 'HS256',
  }));
  const key = {
    digest: digestOf(firstApiToken(seed)),
    user_uuid: user.uuid,
    role: ROLE.ADMIN,
    single_use: false,
    used: false,
  };
  tenant.seed('tokens', tokens);
  tenant.seed(
    'keys',
    tokens.map(({ uuid }) => ({ uuid, ...key })),
  );
}
