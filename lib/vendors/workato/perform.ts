import { AppError } from '@/lib/errors';
import { redact } from '@/lib/http/redact';
import type { ReadBack, Spec } from '../vendor';
import { readAssets } from './assets';
import type { TagFields, WorkatoApi } from './client';
import { toTag } from './map';
import { WorkatoTag } from './schema';
import { pageWalk } from './walk';

/** Every write that Workato takes, and how each is looked for afterwards. Clearing a cache leaves nothing to look at. */
export const workatoPerform: Spec<never, never, WorkatoApi>['perform'] = {
  'tag.create': {
    async perform(api, { input }, signal) {
      const tag = await api.createTag(fieldsOf(input), signal);
      return { message: null, record: toTag(tag, new Date()), externalId: tag.view.handle };
    },
    readBack: (api, { input }, signal) => lookForTitle(api, input, signal, () => true),
  },
  'tag.update': {
    async perform(api, { target, input }, signal) {
      const tag = await api.updateTag(target, fieldsOf(input), signal);
      return { message: null, record: toTag(tag, new Date()), externalId: tag.view.handle };
    },
    readBack: (api, { target, input }, signal) =>
      lookForTitle(api, input, signal, ({ view }) => view.handle === target),
  },
  'tag.delete': {
    async perform(api, { target }, signal) {
      await api.deleteTag(target, signal);
      return { message: null, record: null, externalId: target };
    },
    async readBack(api, { target }, signal) {
      const held = await findTag(api, signal, {}, ({ view }) => view.handle === target);
      if (!held) return { outcome: 'applied', record: null, note: null };
      return { outcome: 'absent', record: toTag(held), note: null };
    },
  },
  'tag.assign': {
    async perform(api, { input }, signal) {
      const { addTags, removeTags } = input;
      const recipeIds = input.recipeIds.map(wholeNumber);
      const connectionIds = input.connectionIds.map(wholeNumber);
      if (addTags.length + removeTags.length === 0) throw new AppError('bad_input', 'Name at least one tag.');
      if (recipeIds.length + connectionIds.length === 0) {
        throw new AppError('bad_input', 'Name at least one recipe or connection.');
      }
      await api.assignTags({ addTags, removeTags, recipeIds, connectionIds }, signal);
      return { message: null, record: null, externalId: null };
    },
    async readBack(api, { input }, signal) {
      const wanted = [
        ...(await readAssets(api, 'recipe', input.recipeIds, signal)),
        ...(await readAssets(api, 'connection', input.connectionIds, signal)),
      ];
      if (wanted.length < new Set(input.recipeIds).size + new Set(input.connectionIds).size) {
        return { outcome: 'unknown', record: null, note: 'Not every recipe and connection is in the vendor’s lists.' };
      }
      const holds = wanted.every(
        ({ tags }) =>
          input.addTags.every((tag) => tags.includes(tag)) && !input.removeTags.some((tag) => tags.includes(tag)),
      );
      return { outcome: holds ? 'applied' : 'absent', record: null, note: null };
    },
  },
  'secrets.clear': {
    async perform(api, _command, signal) {
      await api.clearSecretsCache(signal);
      return { message: 'The secrets cache was cleared.', record: null, externalId: null };
    },
  },
};

/** The list searches titles and descriptions by parts of their text; only a tag with just these words counts. */
async function lookForTitle(
  api: WorkatoApi,
  input: TagFields,
  signal: AbortSignal,
  isMeant: (tag: WorkatoTag) => boolean,
): Promise<ReadBack> {
  const held = await findTag(
    api,
    signal,
    { 'q[title_or_description_cont]': input.title },
    (tag) =>
      isMeant(tag) &&
      tag.view.title === input.title &&
      (input.description === undefined || (tag.view.description ?? '') === input.description) &&
      (input.color === undefined || tag.view.color === input.color),
  );
  return held
    ? { outcome: 'applied', record: toTag(held), note: null }
    : { outcome: 'absent', record: null, note: null };
}

async function findTag(
  api: WorkatoApi,
  signal: AbortSignal,
  filter: Record<string, string>,
  matches: (tag: WorkatoTag) => boolean,
): Promise<WorkatoTag | null> {
  for await (const items of pageWalk('handle', (page) => api.tagPage(page, signal, filter))) {
    for (const item of items) {
      const tag = WorkatoTag.safeParse(redact(item, []));
      if (tag.success && matches(tag.data)) return tag.data;
    }
  }
  return null;
}

// The title is always sent: whether an update may leave it out is in doubt.
function fieldsOf({ title, description, color }: TagFields): TagFields {
  return { title, ...(description === undefined ? {} : { description }), ...(color === undefined ? {} : { color }) };
}

// The vendor takes these ids as numbers only; one that a number cannot hold would name another recipe.
function wholeNumber(id: string): number {
  const number = Number(id);
  if (!Number.isSafeInteger(number)) throw new AppError('bad_input', 'This id is too large to be sent as a number.');
  return number;
}
