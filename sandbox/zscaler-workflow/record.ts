import { itemAt, rng } from '../core/random';
import type { World } from '../core/world';
import { type Priority, priorities, type Severity, type SourceType, type Status } from './assumed';
import { applications, groups, profiles } from './catalog';

export type Label = { key: string; value: string };
export type Note = { body: string; createdAt: string; lastUpdatedAt: string; createdBy: number; lastUpdatedBy: number };
export type Change = {
  changeType: string;
  changedAt: string;
  changedByName: string;
  changeData: { before: string; after: string } | null;
  comment: string | null;
};

/** What searches ask of an incident, and what changes about it; the rest is made from the seed when it is shown. */
export type IncidentRecord = {
  index: number;
  id: string;
  transactionId: string;
  createdMs: number;
  observedMs: number;
  updatedMs: number;
  /** State at the start, from which the first part of the history follows. */
  firstStatus: Status;
  firstUpdatedMs: number;
  severity: Severity | null;
  priority: Priority;
  status: Status;
  resolution: string | null;
  labels: Label[] | null;
  assignedTo: string | null;
  profile: number;
  application: number;
  person: number;
  groupIds: number[];
  sourceType: SourceType | null;
  addedNotes: Note[];
  addedChanges: Change[];
};

const day = 86_400_000;
const shapes = ['1-143', '1-152-DFZG', '1-152-LJTC', 'SVDP'] as const;

/** Incident `index` of `count`, oldest first and denser towards the epoch. */
export function makeRecord(world: World, index: number, count: number): IncidentRecord {
  const dice = rng(`${world.seed}:dlp:${index}`);
  const gapMs = ageAt(index, count) - ageAt(index + 1, count);
  const createdMs = wholeSecond(world.epochMs - ageAt(index, count) + dice.float() * gapMs);
  const resolvedShare = 0.76 * Math.min(1, (1 - index / count) / 0.07 + 0.1);
  const status = dice.chance(resolvedShare) ? 'RESOLVED' : dice.weighted(openStatuses);
  const handledMs = Math.min(world.epochMs - 1_000, createdMs + handlingMs(dice.float()));
  return fill(world, index, { createdMs, status, updatedMs: status === 'NEW' ? createdMs : handledMs });
}

/** An incident that arrives while the sandbox runs. */
export function arrivedRecord(world: World, index: number, createdMs: number): IncidentRecord {
  return fill(world, index, { createdMs: wholeSecond(createdMs), status: 'NEW', updatedMs: createdMs });
}

const openStatuses: readonly (readonly [Status, number])[] = [
  ['NEW', 55],
  ['INVESTIGATING', 20],
  ['VALIDATING_WITH_USER', 10],
  ['JUSTIFICATION_RECEIVED', 8],
  ['ESCALATED', 7],
];

type Start = Pick<IncidentRecord, 'createdMs' | 'status' | 'updatedMs'>;

function fill(world: World, index: number, { createdMs, status, updatedMs }: Start): IncidentRecord {
  const dice = rng(`${world.seed}:dlp-facts:${index}`);
  const lateMs = dice.chance(0.05) ? dice.int(3_600, 172_800) * 1_000 : dice.int(5, 120) * 1_000;
  const observedMs = createdMs - lateMs;
  // As in the vendor's sample: ten digits of seconds, then a number; 20 digits in all, just under 2^64.
  const number = `${observedMs / 1_000}${dice.digits(4)}${String(index).padStart(6, '0')}`;
  const profile = dice.int(0, profiles.length - 1);
  const groupIds = [itemAt(profiles, profile).groupId, ...(dice.chance(0.08) ? [23] : [])];
  const application = dice.weighted(applications.map(([, weight], at) => [at, weight] as const));
  const sourceType = dice.chance(0.3) ? null : itemAt(applications, application)[0].source;
  return {
    index,
    id: `${dice.pick(shapes)}-${number}`,
    transactionId: number,
    createdMs,
    observedMs,
    updatedMs: wholeSecond(updatedMs),
    firstStatus: status,
    firstUpdatedMs: wholeSecond(updatedMs),
    severity: dice.weighted(severityWeights),
    priority: highest(groupIds),
    status,
    resolution: status === 'RESOLVED' && dice.chance(0.35) ? 'FALSE_POSITIVE' : null,
    labels: status === 'RESOLVED' && dice.chance(0.3) ? [{ key: 'Review', value: 'Completed' }] : null,
    assignedTo: status === 'NEW' || dice.chance(0.1) ? null : dice.pick(world.admins).email,
    profile,
    application,
    person: Math.floor(world.people.length * dice.float() ** 1.6),
    groupIds,
    sourceType,
    addedNotes: [],
    addedChanges: [],
  };
}

const severityWeights: readonly (readonly [Severity | null, number])[] = [
  ['CRITICAL', 3],
  ['HIGH', 15],
  ['MEDIUM', 40],
  ['LOW', 35],
  ['INFO', 6.8],
  [null, 0.2],
];

function ageAt(index: number, count: number): number {
  const left = 1 - index / count;
  return 180 * day * (0.4 * left + 0.6 * left * left);
}

/** Mostly hours, now and then weeks. */
function handlingMs(float: number): number {
  return 600_000 + float ** 4 * 21 * day;
}

function highest(groupIds: readonly number[]): Priority {
  const found = groups.filter((group) => groupIds.includes(group.id)).map((group) => group.priority);
  return priorities.find((priority) => found.includes(priority)) ?? 'LOW';
}

function wholeSecond(ms: number): number {
  return Math.floor(ms / 1_000) * 1_000;
}
