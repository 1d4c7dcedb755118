import { itemAt, type Rng, rng } from '../core/random';
import type { World } from '../core/world';
import { type AlertSet, alertStatuses, csps, risks } from './assumed';
import { policies, policiesFor } from './catalog';

/**
 * What filters and sorting need of each alert, as small numbers in parallel arrays, oldest alert first. `created`
 * never falls, so that a time window is a range of indexes; everything else of an alert is made when it is shown.
 */
export type Columns = {
  set: AlertSet;
  created: number[];
  updated: number[];
  account: number[];
  region: number[];
  policy: number[];
  /** Positions in `alertStatuses`, `risks` and `csps`. */
  status: number[];
  severity: number[];
  risk: number[];
  csp: number[];
};

const perScan = 4;
const days180 = 180 * 86_400;

/** The alerts there were at the epoch: scans spread over 180 days, and one night when an account was connected. */
export function makeColumns(world: World, set: AlertSet, count: number): Columns {
  const columns = emptyColumns(set);
  const epoch = Math.floor(world.epochMs / 1_000);
  const scanGap = (days180 * perScan) / count;
  // At that night 500 alerts (or a third) carry the same second, as no page and no narrow window can hold.
  const burst = { from: Math.floor(count * 0.55), size: Math.min(500, Math.floor(count / 3)) };
  let jitter = 0;
  let lastScan = -1;
  for (let index = 0; index < count; index++) {
    const inBurst = index >= burst.from && index < burst.from + burst.size;
    const scan = Math.floor((inBurst ? burst.from : index) / perScan);
    if (scan !== lastScan) jitter = rng(`${world.seed}:scan:${set}:${scan}`).float();
    lastScan = scan;
    const created = Math.min(epoch - 1, Math.floor(epoch - days180 + (scan + jitter) * scanGap));
    const dice = rng(`${world.seed}:posture:${set}:${index}`);
    const status = dice.weighted(firstStatuses);
    addAlert(columns, world, dice, { created, status, updated: updatedAt(dice, status, created, epoch) });
  }
  return columns;
}

/** One alert that arrives while the sandbox runs; its index follows from the length. */
export function addArrival(columns: Columns, world: World, created: number): void {
  const newest = columns.created.at(-1) ?? 0;
  const dice = rng(`${world.seed}:posture:${columns.set}:${columns.created.length}`);
  addAlert(columns, world, dice, { created: Math.max(created, newest), status: 0, updated: Math.max(created, newest) });
}

type Start = { created: number; updated: number; status: number };

function addAlert(columns: Columns, world: World, dice: Rng, { created, updated, status }: Start): void {
  const account = Math.floor(world.accounts.length * dice.float() ** 1.4);
  const { cloud, regions } = itemAt(world.accounts, account);
  const policy = dice.pick(policiesFor[cloud]);
  const { severity, csp } = itemAt(policies, policy);
  const severityAt = risks.indexOf(severity);
  columns.created.push(created);
  columns.updated.push(updated);
  columns.status.push(status);
  columns.account.push(account);
  columns.region.push(dice.int(0, regions.length - 1));
  columns.policy.push(policy);
  columns.severity.push(severityAt);
  // The risk of the asset mostly follows the severity of the policy, but not always.
  columns.risk.push(dice.chance(0.8) ? severityAt : dice.int(0, risks.length - 1));
  columns.csp.push(csps.indexOf(csp));
}

const firstStatuses: readonly (readonly [number, number])[] = [
  [alertStatuses.indexOf('Open'), 39],
  [alertStatuses.indexOf('Closed'), 38],
  [alertStatuses.indexOf('Resolved'), 22],
  [alertStatuses.indexOf('Reopened'), 1],
];

/** An open alert may have been looked at by a later scan; a closed one was changed when it closed. */
function updatedAt(dice: Rng, status: number, created: number, epoch: number): number {
  if (status === 0 && dice.chance(0.7)) return created;
  return Math.min(epoch - 1, created + 600 + Math.floor(dice.float() ** 3 * 40 * 86_400));
}

function emptyColumns(set: AlertSet): Columns {
  return {
    set,
    created: [],
    updated: [],
    account: [],
    region: [],
    policy: [],
    status: [],
    severity: [],
    risk: [],
    csp: [],
  };
}
