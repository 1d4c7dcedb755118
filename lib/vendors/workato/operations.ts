import { z } from 'zod';
import { answerLike } from '../answer-like';
import type { Operation } from '../operation';
import { operation } from '../operation-defaults';
import { PathPart, QueryText } from '../path-part';
import { holds, isRecord } from '../read-back';
import { QueryFlag, QueryNumber, queryList } from '../request-shape';
import { TAG_COLORS } from './about';
import activity from './fixtures/activity.json' with { type: 'json' };
import tag from './fixtures/tag.json' with { type: 'json' };
import { WORKATO_RATE_CLASS as rateClass } from './limits';

const LISTS = 100;
const handle = z.strictObject({ handle: PathPart.meta({ description: 'Handle of a tag.' }) });
const Instant = QueryText.regex(/^\d{4}-\d\d-\d\dT/, 'A time like 2024-06-18T00:00:00.000Z.');
const TagBody = z.looseObject({
  title: z.string().trim().min(1, 'A tag needs a title.').max(30, 'At most 30 characters.'),
  description: z.string().max(150, 'At most 150 characters.').optional(),
  color: z.string().max(40).meta({ known: TAG_COLORS }).optional(),
});
const Numbers = z.array(z.int().nonnegative()).max(500);
const AssignmentBody = z
  .looseObject({
    add_tags: z.array(z.string().min(1)).max(500).optional(),
    remove_tags: z.array(z.string().min(1)).max(500).optional(),
    recipe_ids: Numbers.optional(),
    connection_ids: Numbers.optional(),
  })
  .refine(({ recipe_ids = [], connection_ids = [] }) => recipe_ids.length + connection_ids.length > 0, {
    path: ['recipe_ids'],
    message: 'Name at least one recipe or connection.',
  });
const paged = { page: QueryNumber.optional(), per_page: QueryNumber.meta({ description: '1 to 100.' }).optional() };
const { handle: _, created_at, updated_at, author, assignment_count, ...written } = tag;
const changed = { data: { handle: tag.handle, ...written } };

/** The list searches by parts of a title; only a tag with just these words is the one that was sent. */
const byTitle: Operation['readBack'] = {
  operation: 'listTags',
  input: ({ body }) => ({
    query: { per_page: LISTS, 'q[title_or_description_cont]': isRecord(body) ? String(body.title) : '' },
  }),
  judge: (answer, sent) => {
    const tags = tagsIn(answer);
    if (tags === null) return 'unknown';
    const meant = tags.filter((one) => sent.params.handle === undefined || one.handle === sent.params.handle);
    return meant.some((one) => holds(one, sent, null)) ? 'applied' : 'absent';
  },
};

/** One tag by its handle: gone, when the list that is asked for it alone does not have it. */
const gone: Operation['readBack'] = {
  operation: 'listTags',
  input: ({ params }) => ({ query: { per_page: LISTS, 'q[handle_in][]': [params.handle] } }),
  judge: (answer, { params }) => {
    const tags = tagsIn(answer);
    if (tags === null) return 'unknown';
    return tags.some((one) => one.handle === params.handle) ? 'absent' : 'applied';
  },
};

function tagsIn(answer: unknown): Record<string, unknown>[] | null {
  const data = isRecord(answer) && isRecord(answer.data) ? answer.data.tags : undefined;
  return Array.isArray(data) ? data.filter(isRecord) : null;
}

function support(id: string, title: string, summary: string, path: string, like: unknown): Operation {
  const query = z.strictObject(id === 'getCurrentUser' ? {} : { ...paged, 'includes[]': queryList(QueryText) });
  const sample = { answer: like };
  return operation({
    id,
    title,
    summary,
    resource: 'assets',
    verb: 'GET',
    path,
    query,
    rateClass,
    support: true,
    answer: z.unknown(),
    sample,
  });
}

/** The seven operations of the contract, and three reads beside them. */
export const WORKATO_OPERATIONS: readonly Operation[] = [
  operation({
    id: 'clearSecretsCache',
    title: 'Clear the secrets cache',
    summary: 'The next use of each secret fetches it anew from your secrets manager.',
    resource: 'secrets',
    verb: 'POST',
    path: '/api/secrets_management/clear_cache',
    kind: 'write',
    idempotent: true,
    permission: 'secrets.clear',
    holds: ['secrets.clear'],
    rateClass,
    answer: z.looseObject({ success: z.boolean() }),
    sample: { answer: { success: true } },
    notes: ['It holds for the environment of the token alone.'],
  }),
  operation({
    id: 'listActivityLogs',
    title: 'List activity',
    summary: 'The activity log of one environment, newest first.',
    resource: 'activity',
    verb: 'GET',
    path: '/api/activity_logs',
    query: z.strictObject({
      'page[after]': QueryNumber.meta({ description: 'Id of the last entry of the page before.' }).optional(),
      'page[size]': QueryNumber.meta({ description: '1 to 100.' }).optional(),
      from: Instant.optional(),
      to: Instant.optional(),
      'users_ids[]': queryList(QueryNumber),
      'include_resource_types[]': queryList(QueryText),
      'exclude_resource_types[]': queryList(QueryText),
      'include_event_types[]': queryList(QueryText),
      'exclude_event_types[]': queryList(QueryText),
    }),
    rateClass,
    answer: z.looseObject({ data: z.array(z.looseObject({ id: z.union([z.int(), z.string()]) })) }),
    sample: { query: { 'page[size]': 100 }, answer: { data: activity, total: 65 } },
  }),
  operation({
    id: 'listTags',
    title: 'List tags',
    summary: 'Tags by text, handle, author or asset, with their use.',
    resource: 'tags',
    verb: 'GET',
    path: '/api/tags',
    query: z.strictObject({
      ...paged,
      'q[title_or_description_cont]': QueryText.optional(),
      'q[handle_in][]': queryList(QueryText),
      'q[author_id_eq]': QueryNumber.optional(),
      'q[taggable_id_eq]': QueryText.optional(),
      'q[taggable_type_eq]': QueryText.optional(),
      'q[only_assigned]': QueryFlag.optional(),
      'sort_by[]': queryList(QueryText).meta({
        known: ['title', 'assignment_count', 'updated_at', 'last_assigned_at'],
      }),
      'sort_direction[]': queryList(QueryText).meta({ known: ['asc', 'desc'] }),
      'includes[]': queryList(QueryText).meta({ known: ['assignment_count', 'author'] }),
    }),
    rateClass,
    answer: answerLike({ data: { tags: [tag] } }, ['handle']),
    sample: { query: { per_page: LISTS }, answer: { data: { tags: [tag] } } },
  }),
  operation({
    id: 'createTag',
    title: 'Create a tag',
    summary: 'A new tag for recipes and connections; at most 1,000 in a workspace.',
    resource: 'tags',
    verb: 'POST',
    path: '/api/tags',
    body: TagBody,
    kind: 'write',
    permission: 'tags.edit',
    holds: ['tag.create'],
    undo: 'Delete the tag with deleteTag.',
    readBack: byTitle,
    rateClass,
    answer: answerLike(changed, ['handle']),
    sample: { body: written, answer: changed },
  }),
  operation({
    id: 'updateTag',
    title: 'Change a tag',
    summary: 'Title, description and colour of a tag; the title is always sent.',
    resource: 'tags',
    verb: 'PUT',
    path: '/api/tags/{handle}',
    params: handle,
    body: TagBody,
    kind: 'write',
    idempotent: true,
    permission: 'tags.edit',
    holds: ['tag.update'],
    undo: 'Send the old values with updateTag; listTags shows them before.',
    readBack: byTitle,
    rateClass,
    answer: answerLike(changed, ['handle']),
    sample: { params: { handle: tag.handle }, body: written, answer: changed },
  }),
  operation({
    id: 'deleteTag',
    title: 'Delete a tag',
    summary: 'Deletes the tag and takes it off everything that has it.',
    resource: 'tags',
    verb: 'DELETE',
    path: '/api/tags/{handle}',
    params: handle,
    kind: 'write',
    idempotent: true,
    permission: 'tags.edit',
    holds: ['tag.delete'],
    readBack: gone,
    rateClass,
    answer: z.unknown(),
    sample: { params: { handle: tag.handle }, answer: null },
  }),
  operation({
    id: 'manageTagAssignments',
    title: 'Assign tags',
    summary: 'Adds and removes tags, all of them on all of the named recipes and connections.',
    resource: 'tags',
    verb: 'POST',
    path: '/api/tags_assignments',
    body: AssignmentBody,
    kind: 'write',
    idempotent: true,
    permission: 'tags.edit',
    holds: ['tag.assign'],
    many: ['recipe_ids', 'connection_ids'],
    undo: 'Call it again with added and removed tags swapped.',
    rateClass,
    answer: z.unknown(),
    sample: { body: { add_tags: [tag.handle], recipe_ids: [54525313], connection_ids: [1571346] }, answer: null },
  }),
  support('getCurrentUser', 'Workspace of the token', 'The workspace that the token belongs to.', '/api/users/me', {
    id: 12345,
    name: 'Alex',
  }),
  support('listRecipes', 'List recipes', 'Recipes, with their tags when asked for.', '/api/recipes', { items: [] }),
  support('listConnections', 'List connections', 'Connections to other systems.', '/api/connections', []),
];
