import { rng } from '../core/random';
import type { World } from '../core/world';
import { changeTypes, type Status } from './assumed';
import type { Change, IncidentRecord } from './record';
import { iso } from './time';

/** All changes of an incident, oldest first: those the seed tells of, then those made since. */
export function historyOf(world: World, record: IncidentRecord): Change[] {
  const dice = rng(`${world.seed}:dlp-history:${record.index}`);
  const path = pathTo(record.firstStatus, dice.chance(0.3));
  const span = record.firstUpdatedMs - record.createdMs;
  const first = path.slice(1).map(
    (after, at): Change => ({
      changeType: changeTypes.status,
      changedAt: iso(record.createdMs + (span * (at + 1)) / (path.length - 1)),
      changedByName: dice.chance(0.25) ? 'Workflow: auto-triage' : dice.pick(world.admins).name,
      changeData: { before: path[at] ?? 'NEW', after },
      comment: dice.chance(0.3) ? 'Handled in the daily review' : null,
    }),
  );
  return [...first, ...record.addedChanges];
}

function pathTo(status: Status, long: boolean): Status[] {
  if (status === 'NEW') return ['NEW'];
  if (status === 'INVESTIGATING') return ['NEW', 'INVESTIGATING'];
  if (status === 'RESOLVED' && !long) return ['NEW', 'RESOLVED'];
  if (status === 'JUSTIFICATION_RECEIVED') return ['NEW', 'INVESTIGATING', 'VALIDATING_WITH_USER', status];
  return ['NEW', 'INVESTIGATING', status];
}
