import { type Rng, rng } from '../core/random';
import type { Person, World } from '../core/world';
import { describe, eventTypes } from './alert-events';
import { ALERT_STATUS, INCIDENT_STATUS, POLICY_ACTION, SEVERITY } from './numbers';

export type Alert = {
  account_name: string;
  assignment_time: number;
  closed_time: number;
  create_time: number;
  description: string;
  event_type: string;
  incident_status: number;
  owner_display_name: string;
  owner_uuid: string;
  policy_action_taken: number;
  related_entities: { devices_count: number; users_count: number };
  severity: number;
  status: number;
  update_time: number;
  uuid: string;
};

const DAY = 86_400_000;
const SPAN = 180 * DAY;

/** Alert `index` of `count` that lie in the 180 days before the epoch, oldest first. */
export function pastAlert(world: World, account: string, index: number, count: number): Alert {
  const dice = rng(`${world.seed}:edge:alert:${index}`);
  const slot = SPAN / count;
  const createdAt = Math.floor(world.epochMs - SPAN + (index + dice.float()) * slot);
  const alert = newAlert(world, account, dice, createdAt);
  const ageDays = (world.epochMs - createdAt) / DAY;
  const closed = dice.chance(ageDays < 2 ? 0.25 : ageDays < 14 ? 0.55 : 0.775);
  if (!closed && !dice.chance(0.3)) return alert;
  const owned = owner(dice.pick(world.admins), createdAt + Math.floor(dice.float() * Math.min(DAY, ageDays * DAY)));
  const room = world.epochMs - owned.assignment_time;
  const closedAt = owned.assignment_time + Math.floor(Math.min(room, -Math.log(1 - dice.float()) * 2 * DAY));
  if (!closed) return { ...alert, ...owned, status: ALERT_STATUS.IN_PROGRESS, update_time: owned.assignment_time + 1 };
  return {
    ...alert,
    ...owned,
    status: ALERT_STATUS.CLOSED,
    incident_status: dice.weighted([
      [INCIDENT_STATUS.EXPECTED_BEHAVIOUR, 46],
      [INCIDENT_STATUS.FALSE_POSITIVE, 30],
      [INCIDENT_STATUS.TRUE_POSITIVE, 18],
      [INCIDENT_STATUS.DUPLICATE, 6],
    ]),
    closed_time: closedAt + 1,
    update_time: closedAt + 1,
  };
}

/** An alert as it arrives: open, and nobody's. */
export function newAlert(world: World, account: string, dice: Rng, createdAt: number): Alert {
  const event = dice.weighted(eventTypes.map((one) => [one, one.weight] as const));
  return {
    account_name: account,
    assignment_time: 0,
    closed_time: 0,
    create_time: createdAt,
    description: describe(event, dice, world),
    event_type: event.name,
    incident_status: INCIDENT_STATUS.NONE,
    owner_display_name: '',
    owner_uuid: '',
    policy_action_taken: dice.weighted([
      [POLICY_ACTION.NONE, 70],
      [POLICY_ACTION.LOG_ONLY, 15],
      [POLICY_ACTION.BLOCK, 10],
      [POLICY_ACTION.RUN_WORKFLOW, 5],
    ]),
    related_entities: { devices_count: few(dice), users_count: few(dice) },
    severity: dice.weighted([
      [SEVERITY.INFO, 20],
      [SEVERITY.LOW, 38],
      [SEVERITY.MEDIUM, 27],
      [SEVERITY.HIGH, 12],
      [SEVERITY.CRITICAL, 3],
    ]),
    status: ALERT_STATUS.OPEN,
    update_time: createdAt,
    uuid: dice.uuid(),
  };
}

function owner(person: Person, at: number) {
  return { owner_uuid: person.uuid, owner_display_name: person.name, assignment_time: at };
}

function few(dice: Rng): number {
  return dice.weighted([
    [1, 70],
    [2, 14],
    [3, 8],
    [dice.int(4, 40), 8],
  ]);
}
