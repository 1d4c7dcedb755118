import { z } from 'zod';
import { VendorError } from '@/lib/errors';
import type { OpenHttp } from '@/lib/http/open';
import type { OperationInput } from '../operation';
import { tableOf } from '../overrides';
import { oneRecord } from '../page';
import { requestOf } from '../request-of';
import type { OperationApi, Window } from '../vendor';
import type { WorkatoCredentials, WorkatoSettings } from './about';
import { WORKATO_OPERATIONS } from './operations';
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

type Ask<T> = Partial<OperationInput> & { answer: z.ZodType<T>; signal: AbortSignal };

const TABLE = tableOf(WORKATO_OPERATIONS);

export type WorkatoApi = ReturnType<typeof openWorkato>;

/** The seven operations of the contract, and three reads beside them that they need to be of use. */
export function openWorkato(opened: { credentials: WorkatoCredentials; settings: WorkatoSettings; http: OpenHttp }) {
  const headers = { authorization: `Bearer ${opened.credentials.apiToken}` };

  const send: OperationApi['send'] = async (operation, input, answer, signal, pass) => {
    const answered = await opened.http.call({ ...requestOf(operation, input), headers, answer, signal, pass });
    if (!isNo(answered.data)) return answered;
    throw new VendorError('refused', 'Workato did not do it, although it answered.', { status: answered.status });
  };

  async function ask<T>(id: string, { params = {}, query = {}, body, answer, signal }: Ask<T>): Promise<T> {
    const operation = TABLE.get(id);
    if (!operation) throw new Error(`the contract has no operation ${id}`);
    return (await send(operation, { params, query, body }, answer, signal)).data;
  }

  return {
    operations: TABLE,
    send,
    budget: opened.http.budget,
    environment: opened.settings.environment,

    activityPage: (
      window: Window,
      { excludeEventTypes, after }: { excludeEventTypes: readonly string[]; after?: string },
      signal: AbortSignal,
    ) =>
      ask('listActivityLogs', {
        query: {
          from: window.from.toISOString(),
          to: window.to.toISOString(),
          'page[size]': PAGE_SIZE,
          'exclude_event_types[]': excludeEventTypes,
          'page[after]': after,
        },
        answer: WorkatoActivityPage,
        signal,
      }),

    async tagPage(page: number, signal: AbortSignal, filter: Record<string, string> = {}): Promise<unknown[]> {
      const { data } = await ask('listTags', {
        query: {
          page,
          per_page: PAGE_SIZE,
          'sort_by[]': 'title',
          'sort_direction[]': 'asc',
          'includes[]': ['author', 'assignment_count'],
          ...filter,
        },
        answer: WorkatoTagPage,
        signal,
      });
      return data.tags;
    },
    createTag: (tag: TagFields, signal: AbortSignal) =>
      ask('createTag', { body: tag, answer: oneRecord(WorkatoChangedTag), signal }),
    updateTag: (handle: string, tag: TagFields, signal: AbortSignal) =>
      ask('updateTag', { params: { handle }, body: tag, answer: oneRecord(WorkatoChangedTag), signal }),
    // Both answer 200 with nothing in it.
    deleteTag: (handle: string, signal: AbortSignal) =>
      ask('deleteTag', { params: { handle }, answer: z.unknown(), signal }),
    assignTags: (assignment: Assignment, signal: AbortSignal) =>
      ask('manageTagAssignments', { body: assignmentBody(assignment), answer: z.unknown(), signal }),

    clearSecretsCache: (signal: AbortSignal) => ask('clearSecretsCache', { answer: WorkatoCleared, signal }),

    me: (signal: AbortSignal) => ask('getCurrentUser', { answer: WorkatoUser, signal }),
    assetPage: (name: 'recipes' | 'connections', page: number, signal: AbortSignal) =>
      ask(name === 'recipes' ? 'listRecipes' : 'listConnections', {
        query: { 'includes[]': 'tags', page, per_page: PAGE_SIZE },
        answer: assetsOf(name),
        signal,
      }),
  };
}

/** A 200 may say that it was not done. */
function isNo(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'success' in answer && answer.success === false;
}

function assignmentBody({ addTags, removeTags, recipeIds, connectionIds }: Assignment): object {
  return {
    ...(addTags.length > 0 ? { add_tags: addTags } : {}),
    ...(removeTags.length > 0 ? { remove_tags: removeTags } : {}),
    ...(recipeIds.length > 0 ? { recipe_ids: recipeIds } : {}),
    ...(connectionIds.length > 0 ? { connection_ids: connectionIds } : {}),
  };
}
