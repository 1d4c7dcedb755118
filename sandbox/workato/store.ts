import { type Rng, rng } from '../core/random';
import type { Deps } from '../core/vendor-app';
import { type Activity, activityAt, pastTime } from './activity';
import { type Assets, seedAssets } from './asset-data';
import { type Environment, environments } from './environment';
import { seedTags, type Tag } from './tag-data';

export type AssetKind = 'recipe' | 'connection';
export type Assignment = { handle: string; kind: AssetKind; id: number };

/** What happened since the epoch; each line of the journal is one of these. */
type Change =
  | { kind: 'tag'; tag: Tag }
  | { kind: 'tag-gone'; handle: string }
  | { kind: 'assign'; add: Assignment[]; remove: Assignment[] }
  | { kind: 'activity'; environment: Environment }
  | { kind: 'cleared'; environment: Environment };
type Entry = Change & { at: number };

type LogEntry = { at: number; activity: Activity };

export type Store = {
  deps: Deps;
  now(): number;
  assets: Record<Environment, Assets>;
  tags: ReadonlyMap<string, Tag>;
  /** When each tag was put on each asset. */
  assigned: ReadonlyMap<string, { assignment: Assignment; at: number }>;
  /** Oldest first. */
  log(environment: Environment): readonly LogEntry[];
  /** The place of an entry in the log. */
  placeOf(environment: Environment, id: number): number | undefined;
  change(change: Change): void;
  dice(purpose: string): Rng;
};

const sizes = {
  full: { tags: 60, rows: { prod: 20_000, dev: 1_500 }, recipes: 130, connections: 40 },
  small: { tags: 20, rows: { prod: 400, dev: 60 }, recipes: 12, connections: 6 },
};

export function makeStore(deps: Deps): Store {
  const size = sizes[deps.scale];
  const assets = seedAssets(deps.world, size);
  const tags = new Map(seedTags(deps.world, size.tags).map((tag) => [tag.handle, tag]));
  const assigned = new Map<string, { assignment: Assignment; at: number }>();
  const logs: Record<Environment, LogEntry[]> = { prod: [], dev: [] };
  const places = { prod: new Map<number, number>(), dev: new Map<number, number>() };
  let changes = 0;

  const keep = (environment: Environment, at: number) => {
    const index = logs[environment].length;
    const activity = activityAt({ world: deps.world, environment, assets: assets[environment] }, index, at);
    places[environment].set(activity.id, index);
    logs[environment].push({ at, activity });
  };
  const assign = (add: readonly Assignment[], remove: readonly Assignment[], at: number) => {
    for (const assignment of add) {
      if (!assigned.has(nameOf(assignment))) assigned.set(nameOf(assignment), { assignment, at });
    }
    for (const assignment of remove) assigned.delete(nameOf(assignment));
  };
  const apply = (entry: Entry) => {
    changes += 1;
    if (entry.kind === 'tag') tags.set(entry.tag.handle, entry.tag);
    if (entry.kind === 'assign') assign(entry.add, entry.remove, entry.at);
    if (entry.kind === 'activity') keep(entry.environment, entry.at);
    if (entry.kind === 'tag-gone') {
      tags.delete(entry.handle);
      for (const [name, { assignment }] of assigned) if (assignment.handle === entry.handle) assigned.delete(name);
    }
  };

  for (const environment of environments) {
    const count = size.rows[environment];
    for (let i = 0; i < count; i++) keep(environment, pastTime(deps.world, environment, i, count));
    assign(seedAssignments(deps.seed, [...tags.keys()], environment, assets[environment]), [], deps.epochMs);
  }
  for (const entry of deps.journal.replay<Entry>()) {
    deps.clock.atLeast(entry.at);
    apply(entry);
  }
  return {
    deps,
    now: () => deps.clock.now(),
    assets,
    tags,
    assigned,
    log: (environment) => logs[environment],
    placeOf: (environment, id) => places[environment].get(id),
    change(change) {
      const entry = { ...change, at: deps.clock.now() };
      deps.journal.append(entry);
      apply(entry);
    },
    dice: (purpose) => rng(`${deps.seed}:workato:new ${purpose}:${changes}`),
  };
}

function nameOf({ handle, kind, id }: Assignment): string {
  return `${handle} ${kind} ${id}`;
}

function seedAssignments(
  seed: string,
  handles: readonly string[],
  environment: Environment,
  assets: Assets,
): Assignment[] {
  const dice = rng(`${seed}:workato:assigned:${environment}`);
  const some = (kind: AssetKind, ids: readonly number[]) =>
    ids.filter(() => dice.chance(0.5)).map((id): Assignment => ({ handle: dice.pick(handles), kind, id }));
  return [
    ...some(
      'recipe',
      assets.recipes.map(({ id }) => id),
    ),
    ...some(
      'connection',
      assets.connections.map(({ id }) => id),
    ),
  ];
}
