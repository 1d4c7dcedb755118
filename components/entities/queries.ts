import { queryOptions } from '@tanstack/react-query';
import { useChangeOf } from '@/components/findings/use-change';
import { api } from '@/lib/api/browser';
import type { RejectBody, RestoreBody } from '@/lib/entities/schema';
import type { Entity, Rejections } from '@/lib/entities/shapes';

const all = ['entities'] as const;

// No 'use client': server pages share the keys. `path` is the entity's part of an address: `person/YW5h`.
export const entities = {
  all,
  detail: (path: string, around: string | null) =>
    queryOptions({
      queryKey: [...all, path, around],
      queryFn: ({ signal }) =>
        api.get<Entity>(`/api/entities/${path}`, { query: around === null ? {} : { around }, signal }),
      placeholderData: (before) => before,
    }),
};

export const useRejectJoin = (path: string) =>
  useChangeOf(all, (body: RejectBody) => api.post<Rejections>(`/api/entities/${path}/rejections`, { body }));
export const useRestoreJoin = (path: string) =>
  useChangeOf(all, (body: RestoreBody) => api.del<Rejections>(`/api/entities/${path}/rejections`, { body }));
