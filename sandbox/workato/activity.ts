import { itemAt, type Rng, rng } from '../core/random';
import type { Person, World } from '../core/world';
import type { Assets } from './asset-data';
import { type Environment, workspaceOf } from './environment';
import { eventTypes, type ResourceKind } from './event-types';
import { confirmedTime, logTime } from './time';

export type Activity = {
  id: number;
  timestamp: string;
  event_type: string;
  workspace: { id: number; name: string; email: string; environment: string };
  user: { id: number; name: string; email: string };
  details: { request: { ip_address: string; user_agent: string }; activity?: string };
  resource: { id: number; name: string; type: string; [more: string]: unknown };
};

const DAY = 86_400_000;
const BLOCK = 64;

export type Around = { world: World; environment: Environment; assets: Assets };

/** When entry `index` of `count` happened: the 180 days before the epoch, oldest first. */
export function pastTime(world: World, environment: Environment, index: number, count: number): number {
  const slot = (180 * DAY) / count;
  const into = rng(`${world.seed}:workato:time:${environment}:${index}`).float();
  return Math.floor(world.epochMs - 180 * DAY + (index + into) * slot);
}

export function activityAt({ world, environment, assets }: Around, index: number, at: number): Activity {
  const dice = rng(`${world.seed}:workato:activity:${environment}:${index}`);
  const [eventType, , kind] = dice.weighted(eventTypes.map((type) => [type, type[1]] as const));
  const person = dice.pick(makersOf(world));
  const signs = eventType === 'user_login' || eventType === 'user_logout';
  const request = { ip_address: ipOf(world, dice, person), user_agent: agentOf(world, dice) };
  return {
    id: idOf(environment, index),
    timestamp: logTime(at),
    event_type: eventType,
    workspace: workspaceOf(environment),
    user: { id: person.id, name: person.name, email: person.email },
    details: signs
      ? { request, activity: dice.pick(['password_login', 'password_login', 'switch_team']) }
      : { request },
    resource: resourceOf(kind, dice, { world, environment, assets }, person),
  };
}

/** Unique, but shuffled within blocks: as in the vendor's own samples, a higher id need not be later. */
function idOf(environment: Environment, index: number): number {
  const block = Math.floor(index / BLOCK);
  const place = ((index % BLOCK) * 37 + block * 11) % BLOCK;
  return (environment === 'prod' ? 3_600_000 : 7_200_000) + (block * BLOCK + place) * 3;
}

function resourceOf(kind: ResourceKind, dice: Rng, { world, assets }: Around, person: Person): Activity['resource'] {
  const named = (id: number, name: string, more: object = {}) => ({ id, name, ...more, type: kind });
  switch (kind) {
    case 'Workspace':
      return named(person.id, person.name, {
        email: person.email,
        email_confirmed_at: confirmedTime(world.epochMs - (person.id % 700) * DAY),
      });
    case 'Flow': {
      const { id, name, path, folder_id } = dice.pick(assets.recipes);
      return named(id, name, { path, folder_id });
    }
    case 'SharedAccount': {
      const { id, name, path, folder_id, provider, authorized } = dice.pick(assets.connections);
      return named(id, name, { path, folder_id, provider, authorized });
    }
    default: {
      const number = dice.int(0, 11);
      return named(40_300 + number * 9, `${itemAt(names[kind], number % names[kind].length)} ${number + 1}`);
    }
  }
}

const names: Record<Exclude<ResourceKind, 'Workspace' | 'Flow' | 'SharedAccount'>, readonly string[]> = {
  CustomAdapter: ['Calendly', 'Legacy ERP', 'Payroll bridge', 'Badge system'],
  ApiPrivilegeGroup: ['Recipe Operator', 'Audit reader', 'Deployment'],
  AccountProperty: ['crm_base_url', 'alert_channel', 'erp_company'],
  ApiAccessProfile: ['Partner portal', 'Mobile app', 'Warehouse'],
  ApiClient: ['CI deploy', 'SOC console', 'Terraform', 'Backup export'],
  ApiCustomer: ['Contoso', 'Fabrikam', 'Tailspin'],
};

function makersOf(world: World): readonly Person[] {
  return world.people.filter(({ department }) => ['IT', 'Engineering', 'Operations', 'Finance'].includes(department));
}

function ipOf(world: World, dice: Rng, person: Person): string {
  if (dice.chance(0.05)) return `203.0.113.${dice.int(2, 250)}`;
  return world.devices.find(({ owner }) => owner.id === person.id)?.ip ?? `198.51.100.${dice.int(2, 250)}`;
}

function agentOf(world: World, dice: Rng): string {
  if (dice.chance(1 / 500)) return dice.pick([world.attackStrings.script, world.attackStrings.formulaPlus]);
  const system = dice.pick(['Windows NT 10.0; Win64; x64', 'Macintosh; Intel Mac OS X 10_15_7', 'X11; Linux x86_64']);
  return `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${dice.int(118, 131)}.0.0.0 Safari/537.36`;
}
