import type { SandboxDocument } from '../core/documents';
import { itemAt, rng } from '../core/random';
import type { Person, World } from '../core/world';
import type { IncidentRecord } from './record';

export type Trace = { file: SandboxDocument; owner: Person; fileId: string };

/**
 * The company's document that the file of an incident is, by the id that the edge knows it by; null where this tenant
 * gives a number of its own. Now and then the owner is given as somebody else, or the id is one that nobody knows.
 */
export function traceOf(world: World, { index, person, sourceType }: IncidentRecord): Trace | null {
  if (sourceType !== 'SAAS_SECURITY') return null;
  const dice = rng(`${world.seed}:dlp-trace:${index}`);
  const file = dice.pick(world.documents.filter(({ guests }) => guests.length > 0));
  const kind = dice.weighted([
    ['same', 40],
    ['other owner', 10],
    ['unknown', 10],
    ['none', 40],
  ] as const);
  switch (kind) {
    case 'same':
      return { file, owner: file.owner, fileId: file.uuid };
    case 'other owner':
      return { file, owner: itemAt(world.people, person), fileId: file.uuid };
    case 'unknown':
      return { file, owner: file.owner, fileId: dice.uuid() };
    case 'none':
      return null;
  }
}
