import { itemAt } from '../core/random';
import type { Deps } from '../core/vendor-app';
import { alertId, indexOfId, makeAlert, type Touch } from './alert';
import { alertBytes } from './alert-json';
import { type AlertSet, type AlertStatus, alertStatuses, idPrefix } from './assumed';
import { addArrival, type Columns, makeColumns } from './columns';

export type KeyState = { key?: string; revoked: boolean };
export type AlertChange = { status: AlertStatus } & Touch;

type Entry =
  | { op: 'arrive'; at: number; set: AlertSet }
  | { op: 'change'; at: number; id: string; change: AlertChange }
  | { op: 'key'; at: number; set: Partial<KeyState> };

export type Store = ReturnType<typeof makeStore>;

/** All alerts of both lists, and the one place that changes them. */
export function makeStore({ world, clock, journal, scale }: Deps) {
  const columns: Record<AlertSet, Columns> = {
    cloud: makeColumns(world, 'cloud', scale === 'full' ? 103_084 : 1_500),
    iac: makeColumns(world, 'iac', scale === 'full' ? 2_040 : 30),
  };
  const touched = new Map<string, Touch>();
  const key: KeyState = { revoked: false };

  const locate = (id: string): { set: AlertSet; index: number } | undefined => {
    const set: AlertSet = id.startsWith(idPrefix.iac) ? 'iac' : 'cloud';
    const index = indexOfId(set, id);
    const there = index >= 0 && index < columns[set].created.length && alertId(world.seed, set, index) === id;
    return there ? { set, index } : undefined;
  };

  const touchOf = (set: AlertSet, index: number) =>
    touched.size === 0 ? undefined : touched.get(alertId(world.seed, set, index));

  const apply = (entry: Entry) => {
    if (entry.op === 'arrive') addArrival(columns[entry.set], world, seconds(entry.at));
    else if (entry.op === 'key') Object.assign(key, entry.set);
    else {
      const found = locate(entry.id);
      if (!found) return;
      const { status, ...touch } = entry.change;
      columns[found.set].status[found.index] = alertStatuses.indexOf(status);
      columns[found.set].updated[found.index] = seconds(entry.at);
      touched.set(entry.id, touch);
    }
  };
  for (const entry of journal.replay<Entry>()) {
    clock.atLeast(entry.at);
    apply(entry);
  }

  return {
    key,
    columns,
    locate,
    alert: (set: AlertSet, index: number) =>
      makeAlert(world, columns[set], index, seconds(clock.now()), touchOf(set, index)),
    alertBytes: (set: AlertSet, index: number) =>
      alertBytes(world, columns[set], index, seconds(clock.now()), touchOf(set, index)),
    isOpen: (set: AlertSet, index: number) => itemAt(columns[set].status, index) === alertStatuses.indexOf('Open'),
    change(entry: Entry): void {
      journal.append(entry);
      apply(entry);
    },
  };
}

function seconds(ms: number): number {
  return Math.floor(ms / 1_000);
}
