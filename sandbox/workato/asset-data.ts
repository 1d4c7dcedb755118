import { rng } from '../core/random';
import type { Person, World } from '../core/world';
import { type Environment, environments } from './environment';
import { pacificTime } from './time';

export type Recipe = {
  id: number;
  name: string;
  folder_id: number;
  path: string;
  running: boolean;
  author: Person;
  at: number;
};
export type Connection = {
  id: number;
  name: string;
  folder_id: number;
  path: string;
  provider: string;
  authorized: boolean;
  at: number;
};
export type Assets = { recipes: readonly Recipe[]; connections: readonly Connection[] };

const providers = [
  'salesforce',
  'jira',
  'slack',
  'netsuite',
  'workday',
  'snowflake',
  'gmail',
  'service_now',
  'okta',
  'box',
];
const verbs = ['Sync', 'Notify about', 'Export', 'Archive', 'Approve', 'Enrich'];
const subjects = [
  'new hires',
  'invoices',
  'support tickets',
  'opportunities',
  'purchase orders',
  'access requests',
  'leads',
];
const folders = ['Home/Finance', 'Home/People', 'Home/Security', 'Home/Sales', 'Home/Demos'];
const DAY = 86_400_000;

/** The recipes and connections of each environment, newest id first. */
export function seedAssets(world: World, count: { recipes: number; connections: number }): Record<Environment, Assets> {
  const of = (environment: Environment): Assets => ({
    recipes: Array.from({ length: count.recipes }, (_, i) => recipe(world, environment, i)).reverse(),
    connections: Array.from({ length: count.connections }, (_, i) => connection(world, environment, i)).reverse(),
  });
  const [prod, dev] = environments;
  return { prod: of(prod), dev: of(dev) };
}

function recipe(world: World, environment: Environment, i: number): Recipe {
  const dice = rng(`${world.seed}:workato:recipe:${environment}:${i}`);
  const plain = `${dice.pick(verbs)} ${dice.pick(subjects)} to ${dice.pick(providers)}`;
  return {
    id: (environment === 'prod' ? 54_525_000 : 61_110_000) + i * 13 + dice.int(0, 12),
    name: i % 12 === 7 ? dice.pick(world.attackList) : plain,
    ...folder(dice.int(0, folders.length - 1)),
    running: dice.chance(0.8),
    author: dice.pick(world.people),
    at: world.epochMs - dice.int(2 * DAY, 700 * DAY),
  };
}

function connection(world: World, environment: Environment, i: number): Connection {
  const dice = rng(`${world.seed}:workato:connection:${environment}:${i}`);
  const provider = dice.pick(providers);
  return {
    id: (environment === 'prod' ? 1_571_000 : 1_802_000) + i * 7 + dice.int(0, 6),
    name: i === 3 ? world.attackStrings.image : `${provider} ${environment} ${i + 1}`,
    ...folder(dice.int(0, folders.length - 1)),
    provider,
    authorized: dice.chance(0.9),
    at: world.epochMs - dice.int(2 * DAY, 700 * DAY),
  };
}

function folder(index: number) {
  return { folder_id: 46_319 + index, path: folders[index] ?? 'Home' };
}

/** As the list of recipes shows one; `tags` only when asked for. */
export function shownRecipe({ id, name, folder_id, running, author, at }: Recipe, tags: string[] | undefined) {
  return {
    id,
    user_id: author.id,
    name,
    created_at: pacificTime(at),
    updated_at: pacificTime(at + DAY),
    copy_count: 0,
    description: '',
    folder_id,
    running,
    job_succeeded_count: running ? 120 : 0,
    job_failed_count: 0,
    version_no: 1,
    stop_cause: null,
    webhook_url: null,
    author_name: author.name,
    ...(tags ? { tags } : {}),
  };
}

export function shownConnection(
  { id, name, folder_id, provider, authorized, at }: Connection,
  tags: string[] | undefined,
) {
  return {
    id,
    application: provider,
    provider,
    name,
    description: null,
    folder_id,
    parent_id: null,
    external_id: null,
    authorized_at: authorized ? pacificTime(at) : null,
    authorization_status: authorized ? 'success' : 'failed',
    authorization_error: authorized ? null : 'Token expired',
    connection_lost_at: null,
    connection_lost_reason: null,
    created_at: pacificTime(at),
    updated_at: pacificTime(at + DAY),
    ...(tags ? { tags } : {}),
  };
}
