import { type Rng, rng } from '../core/random';
import type { Deps } from '../core/vendor-app';
import type { Alert } from './alert';
import type { HistoryItem } from './history';
import type { Run } from './run';
import type { Row } from './shape';

/** The field that names a row where it is not `uuid`. */
const keys: Record<string, string> = {
  accounts: 'name',
  blobs: 'key',
  connectors: 'unique_name',
  countries: 'country_code',
  dataset_items: 'item_id',
  gateways: 'name',
  onboarding: 'eula_version',
};

type Typed = { alerts: Alert; history: HistoryItem; workflow_runs: Run };
type RowOf<N extends string> = N extends keyof Typed ? Typed[N] : Row;

export type Tenant = {
  account: string;
  deps: Deps;
  now(): number;
  table<N extends string>(name: N): ReadonlyMap<string, RowOf<N>>;
  /** Changes or adds a row; known again after a restart. */
  put<N extends string>(name: N, row: RowOf<N>): void;
  /** Only while the data is made from the seed: what the seed gives again needs no journal. */
  seed<N extends string>(name: N, rows: readonly RowOf<N>[]): void;
  /** Repeats what earlier runs of the sandbox have changed. */
  replay(): void;
  /** Sessions of an earlier generation are over. */
  sessions: { generation: number };
  /** Repeatable luck for the next new thing. */
  dice(purpose: string): Rng;
};

type Entry = { at: number; table: string; row: Row };

export function makeTenant(deps: Deps, account: string): Tenant {
  const tables = new Map<string, Map<string, Row>>();
  let changes = 0;
  const tableOf = (name: string) => {
    const found = tables.get(name) ?? new Map<string, Row>();
    tables.set(name, found);
    return found;
  };
  const set = (name: string, row: Row) => {
    tableOf(name).set(String(row[keys[name] ?? 'uuid']), row);
  };
  return {
    account,
    deps,
    now: () => deps.clock.now(),
    sessions: { generation: 0 },
    table: <N extends string>(name: N) => ofTable<N>(tableOf(name)),
    put(name, row) {
      deps.journal.append({ at: deps.clock.now(), table: name, row } satisfies Entry);
      changes += 1;
      set(name, row);
    },
    seed(name, rows) {
      for (const row of rows) set(name, row);
    },
    replay() {
      for (const { at, table, row } of deps.journal.replay<Entry>()) {
        deps.clock.atLeast(at);
        changes += 1;
        set(table, row);
      }
    },
    dice: (purpose) => rng(`${deps.seed}:edge:new ${purpose}:${changes}`),
  };
}

/** Every row of a table came in through `put` or `seed` under its name, which fixes its type. */
function ofTable<N extends string>(rows: ReadonlyMap<string, unknown>): ReadonlyMap<string, RowOf<N>> {
  return rows as ReadonlyMap<string, RowOf<N>>;
}
