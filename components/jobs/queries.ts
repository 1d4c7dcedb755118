import { queryOptions } from '@tanstack/react-query';
import { api } from '@/lib/api/browser';
import type { JobScope, JobWork } from '@/lib/jobs/schema';
import type { ItemState, JobDetail, JobItems, JobList } from '@/lib/jobs/shapes';

/** The findings a job is for, and how many they are as far as is known before they are frozen. */
export type BulkScope = { scope: JobScope; total: number };
type Version = { id: string; version: number };

const all = ['jobs'] as const;
const MOVING_EVERY_MS = 2000;

export const jobs = {
  all,
  list: () =>
    queryOptions({
      queryKey: [...all, 'list'],
      queryFn: ({ signal }) => api.get<JobList>('/api/jobs', { signal }),
      refetchInterval: ({ state }) => (state.data?.items.some(isMoving) ? MOVING_EVERY_MS : false),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: [...all, 'one', id],
      queryFn: ({ signal }) => api.get<JobDetail>(`/api/jobs/${id}`, { signal }),
      refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? MOVING_EVERY_MS : false),
    }),
  items: (id: string, state: ItemState | null, after: number, version: string) =>
    queryOptions({
      queryKey: [...all, 'items', id, state, after, version],
      queryFn: ({ signal }) =>
        api.get<JobItems>(`/api/jobs/${id}/items`, { query: { after, ...(state ? { state } : {}) }, signal }),
      placeholderData: (before) => before,
    }),
};

export const freezeJob = (scope: JobScope, work: JobWork) =>
  api.post<JobDetail>('/api/jobs', { body: { scope, work } });
export const dropJob = ({ id, version }: Version) => api.del<void>(`/api/jobs/${id}`, { body: { version } });
export const confirmJob = ({ id, version }: Version, typed?: number) =>
  api.post<JobDetail>(`/api/jobs/${id}/confirm`, { body: { version, ...(typed === undefined ? {} : { typed }) } });
export const answerJob = ({ id, version }: Version, answer: 'approve' | 'refuse') =>
  api.post<JobDetail>(`/api/jobs/${id}/answer`, { body: { version, answer } });
export const steerJob = ({ id, version }: Version, to: 'pause' | 'resume' | 'cancel' | 'retry') =>
  api.post<JobDetail>(`/api/jobs/${id}/steer`, { body: { version, to } });

/** Something comes of it without anybody doing anything. */
export function isMoving({ state }: { state: JobDetail['state'] }): boolean {
  return state === 'held' || state === 'running' || state === 'cancelling' || state === 'asked';
}
