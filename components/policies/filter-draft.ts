import { type Draft, draftList, draftObject, textOf } from '@/components/operations/form-draft';

/** Groups of tags: any group, all of whose tags hold. */
export type TagGroups = readonly (readonly string[])[];
export type FilterTags = { include: TagGroups; exclude: TagGroups };
/** Something a filter can be tried on, with the tags that it has. */
export type Tagged = { name: string; tags: readonly string[] };

/** The filter that stands in a form's inputs. */
export function filterOfDraft(draft: Draft): FilterTags {
  const { include_any, exclude_any } = draftObject(draft);
  return { include: groupsOf(include_any), exclude: groupsOf(exclude_any) };
}

export function draftOfFilter({ include, exclude }: FilterTags): Draft {
  const listed = (groups: TagGroups) => groups.map((tags) => ({ all: tags.join('\n') }));
  return { include_any: listed(include), exclude_any: listed(exclude) };
}

function groupsOf(list: Draft): string[][] {
  return draftList(list)
    .map((group) => textOf(draftObject(group).all).split('\n'))
    .map((tags) => tags.map((tag) => tag.trim()).filter(Boolean))
    .filter((tags) => tags.length > 0);
}

/** What a filter comes to. `some` names what it was tried on; `untried`: there is nothing to try it on. */
export type Match =
  | { kind: 'everything' }
  | { kind: 'nothing'; why: 'contradiction' | 'none' }
  | { kind: 'some'; matched: readonly Tagged[]; of: number }
  | { kind: 'untried' };

/** Tries a filter on what is known. Kinds of tag that nothing known has cannot be judged, and leave it untried. */
export function matchOf({ include, exclude }: FilterTags, known: readonly Tagged[] | null): Match {
  if (include.length === 0 && exclude.length === 0) return { kind: 'everything' };
  const within = (group: readonly string[], tags: readonly string[]) => group.every((tag) => tags.includes(tag));
  const possible = include.filter((group) => !exclude.some((barred) => within(barred, group)));
  if (include.length > 0 && possible.length === 0) return { kind: 'nothing', why: 'contradiction' };
  if (!known) return { kind: 'untried' };
  const kinds = new Set(known.flatMap(({ tags }) => tags.map(kindOf)));
  if (![...include, ...exclude].flat().every((tag) => kinds.has(kindOf(tag)))) return { kind: 'untried' };
  const matched = known.filter(({ tags }) => {
    const isIn = include.length === 0 || include.some((group) => within(group, tags));
    return isIn && !exclude.some((group) => within(group, tags));
  });
  if (matched.length === 0) return { kind: 'nothing', why: 'none' };
  return matched.length === known.length ? { kind: 'everything' } : { kind: 'some', matched, of: known.length };
}

export function kindOf(tag: string): string {
  return tag.slice(0, Math.max(0, tag.indexOf(':')));
}

/** True for what has the form of a tag: `kind:value`. */
export function isTag(text: string): boolean {
  return /^[a-z][a-z0-9_]*:.+$/i.test(text);
}
