import { z } from 'zod';
import { VendorError } from '@/lib/errors';
import type { CallSpec, OpenHttp } from '@/lib/http/open';
import { path } from '@/lib/http/path';
import { oneRecord } from '../page';
import type { Window } from '../vendor';
import type { WorkatoCredentials, WorkatoSettings } from './about';
import { WORKATO_RATE_CLASS } from './limits';
import {
  assetsOf,
  WorkatoActivityPage,
  WorkatoChangedTag,
  WorkatoCleared,
  WorkatoTagPage,
  WorkatoUser,
} from './schema';

/** The vendor's most, for logs and tags alike. */
export const PAGE_SIZE = 100;

export type TagFields = { title: string; description?: string; color?: string };
export type Assignment = { addTags: string[]; removeTags: string[]; recipeIds: number[]; connectionIds: number[] };

type Query = readonly (readonly [string, string])[];
type Ask<T> = Pick<CallSpec<T>, 'operation' | 'method' | 'path' | 'query' | 'body' | 'answer' | 'signal'>;

export type WorkatoApi = ReturnType<typeof openWorkato>;

/** The seven operations of the contract, and three reads beside them that they need to be of use. */
export function openWorkato(opened: { credentials: WorkatoCredentials; settings: WorkatoSettings; http: OpenHttp }) {
  const headers = { authorization: `Bearer ${opened.credentials.apiToken}` };

  async function ask<T>(spec: Ask<T>): Promise<T> {
    const write = spec.method !== 'GET';
    const { data } = await opened.http.call({ ...spec, headers, write, rateClass: WORKATO_RATE_CLASS });
    return data;
  }

  return {
    environment: opened.settings.environment,

    activityPage: (
      window: Window,
      asked: { excludeEventTypes: readonly string[]; after?: string },
      signal: AbortSignal,
    ) =>
      ask({
        operation: 'listActivityLogs',
        method: 'GET',
        path: path`/api/activity_logs`,
        query: [
          ['from', window.from.toISOString()],
          ['to', window.to.toISOString()],
          ['page[size]', String(PAGE_SIZE)],
          ...asked.excludeEventTypes.map((type): [string, string] => ['exclude_event_types[]', type]),
          ...(asked.after === undefined ? [] : [['page[after]', asked.after] as const]),
        ],
        answer: WorkatoActivityPage,
        signal,
      }),

    async tagPage(page: number, signal: AbortSignal, filter: Query = []): Promise<unknown[]> {
      const { data } = await ask({
        operation: 'listTags',
        method: 'GET',
        path: path`/api/tags`,
        query: [
          ['page', String(page)],
          ['per_page', String(PAGE_SIZE)],
          ['sort_by[]', 'title'],
          ['sort_direction[]', 'asc'],
          ['includes[]', 'author'],
          ['includes[]', 'assignment_count'],
          ...filter,
        ],
        answer: WorkatoTagPage,
        signal,
      });
      return data.tags;
    },
    createTag: (tag: TagFields, signal: AbortSignal) =>
      ask({
        operation: 'createTag',
        method: 'POST',
        path: path`/api/tags`,
        body: tag,
        answer: oneRecord(WorkatoChangedTag),
        signal,
      }),
    updateTag: (handle: string, tag: TagFields, signal: AbortSignal) =>
      ask({
        operation: 'updateTag',
        method: 'PUT',
        path: path`/api/tags/${handle}`,
        body: tag,
        answer: oneRecord(WorkatoChangedTag),
        signal,
      }),
    // Both answer 200 with nothing in it.
    deleteTag: (handle: string, signal: AbortSignal) =>
      ask({
        operation: 'deleteTag',
        method: 'DELETE',
        path: path`/api/tags/${handle}`,
        answer: z.unknown(),
        signal,
      }),
    assignTags: (assignment: Assignment, signal: AbortSignal) =>
      ask({
        operation: 'manageTagAssignments',
        method: 'POST',
        path: path`/api/tags_assignments`,
        body: assignmentBody(assignment),
        answer: z.unknown(),
        signal,
      }),

    /** Throws `refused` where a 200 says that it was not done. */
    async clearSecretsCache(signal: AbortSignal): Promise<void> {
      const { success } = await ask({
        operation: 'clearSecretsCache',
        method: 'POST',
        path: path`/api/secrets_management/clear_cache`,
        answer: WorkatoCleared,
        signal,
      });
      if (!success) throw new VendorError('refused', 'Workato did not clear the secrets cache.', { status: 200 });
    },

    me: (signal: AbortSignal) =>
      ask({ operation: 'getCurrentUser', method: 'GET', path: path`/api/users/me`, answer: WorkatoUser, signal }),
    assetPage: (name: 'recipes' | 'connections', page: number, signal: AbortSignal) =>
      ask({
        operation: name === 'recipes' ? 'listRecipes' : 'listConnections',
        method: 'GET',
        path: path`/api/${name}`,
        query: [
          ['includes[]', 'tags'],
          ['page', String(page)],
          ['per_page', String(PAGE_SIZE)],
        ],
        answer: assetsOf(name),
        signal,
      }),
  };
}

function assignmentBody({ addTags, removeTags, recipeIds, connectionIds }: Assignment): object {
  return {
    ...(addTags.length > 0 ? { add_tags: addTags } : {}),
    ...(removeTags.length > 0 ? { remove_tags: removeTags } : {}),
    ...(recipeIds.length > 0 ? { recipe_ids: recipeIds } : {}),
    ...(connectionIds.length > 0 ? { connection_ids: connectionIds } : {}),
  };
}
