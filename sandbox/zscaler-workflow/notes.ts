import { rng } from '../core/random';
import type { World } from '../core/world';
import { attackOn } from './attack';
import type { IncidentRecord, Note } from './record';
import { iso } from './time';

/** The notes an incident had before the sandbox was first asked about it. */
export function firstNotes(world: World, record: IncidentRecord): Note[] {
  const attack = attackOn(world, record.index)('note');
  if (attack) return [makeNote(attack, record.firstUpdatedMs, 0)];
  const dice = rng(`${world.seed}:dlp-notes:${record.index}`);
  const likely = record.firstStatus === 'RESOLVED' ? 0.6 : record.firstStatus === 'NEW' ? 0 : 0.4;
  if (!dice.chance(likely)) return [];
  return [makeNote(dice.pick(texts), record.firstUpdatedMs, dice.pick(world.admins).id)];
}

/** `by` is the number of a portal user, or 0 for the API. */
export function makeNote(body: string, atMs: number, by: number): Note {
  return { body, createdAt: iso(atMs), lastUpdatedAt: iso(atMs), createdBy: by, lastUpdatedBy: by };
}

const texts = [
  'test closure',
  'User confirmed the share was intended for the auditor. Link removed.',
  'Manager approved, one-time exception until end of quarter.',
  'False positive: order numbers match the card pattern.',
  'Talked to the user, training assigned.',
  'Waiting for the answer of the file owner.',
  'Same file as last week, policy to be tuned.',
];
