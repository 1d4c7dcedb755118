import type { Operation } from './operation';

/** What an operation is to the resource it belongs to. `other`: what has no usual place. */
export type Slot = 'list' | 'one' | 'create' | 'change' | 'remove' | 'other';

/** Operations whose verb and path would tell it wrong. */
const OWN: Readonly<Record<string, Slot>> = {
  // One record that has no id of its own.
  getOnboarding: 'one',
  // Its path is called otherwise than the resource.
  createDataExportConfig: 'create',
  // A second list beside one that says what is in it.
  listUsersUnlabelled: 'other',
  queryView: 'other',
  login: 'other',
  tokenLogin: 'other',
};

/** By the vendor's own table: a correction of an installation changes where a call goes, and not what it is for. */
export function slotOf({ id, verb, path, kind, resource }: Operation): Slot {
  const own = Object.hasOwn(OWN, id) ? OWN[id] : undefined;
  if (own) return own;
  const ends = path.endsWith('}');
  if (verb === 'GET') return ends ? 'one' : path.includes('{') ? 'other' : 'list';
  if (kind === 'read') return 'other';
  if (verb === 'DELETE') return 'remove';
  if (ends) return 'change';
  return path.endsWith(`/v1/${resource}`) ? 'create' : 'other';
}
