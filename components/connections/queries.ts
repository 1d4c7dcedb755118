import { type QueryClient, type QueryKey, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { sources } from '@/components/sources/queries';
import { api } from '@/lib/api/browser';
import {
  type ChangeConnection,
  Connection,
  ConnectionList,
  ConnectionPreview,
  type CreateConnection,
  type PreviewConnection,
  type RotateConnection,
  type UpdateConnection,
} from '@/lib/connections/schema';

const all = ['connections'] as const;
const AGAIN_MS = 10_000;
/** While somebody waits for the outcome of a check. */
const CHECK_MS = 1500;

export const connections = {
  all,
  list: () =>
    queryOptions({
      queryKey: [...all, 'list'],
      queryFn: async ({ signal }) => ConnectionList.parse(await api.get('/api/connections', { signal })).connections,
      refetchInterval: ({ state }) => (state.data?.some((one) => one.state === 'pending') ? CHECK_MS : AGAIN_MS),
    }),
  /** `isChecked`: whether what is there now is the outcome of the last check. */
  one: (id: string, isChecked: (connection: Connection) => boolean = ({ state }) => state !== 'pending') =>
    queryOptions({
      queryKey: [...all, 'one', id],
      queryFn: async ({ signal }) => Connection.parse(await api.get(`/api/connections/${id}`, { signal })),
      refetchInterval: ({ state }) => (state.data && !isChecked(state.data) ? CHECK_MS : AGAIN_MS),
    }),
};

type Target = ChangeConnection & { id: string };

export const useCreate = () =>
  useChange(async (body: CreateConnection) => Connection.parse(await api.post('/api/connections', { body })));
export const useUpdate = () =>
  useChange(async ({ id, ...body }: UpdateConnection & { id: string }) =>
    Connection.parse(await api.patch(`/api/connections/${id}`, { body })),
  );
export const useRotate = () =>
  useChange(async ({ id, ...body }: RotateConnection & { id: string }) =>
    Connection.parse(await api.post(`/api/connections/${id}/rotate`, { body })),
  );
export const useDisable = () =>
  useChange(({ id, ...body }: Target) => api.post<void>(`/api/connections/${id}/disable`, { body }));
export const useEnable = () =>
  useChange(({ id, ...body }: Target) => api.post<void>(`/api/connections/${id}/enable`, { body }));
/** What is gone is not asked for again. */
export function useRemove() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: Target) => api.del<void>(`/api/connections/${id}`, { body }),
    onSuccess: () => renew(client, connections.list().queryKey),
    onError: () => renew(client, all),
  });
}

/** Tries a tenant at its vendor; nothing is kept, neither here nor there. */
export async function previewConnection(body: PreviewConnection): Promise<ConnectionPreview> {
  return ConnectionPreview.parse(await api.post('/api/connections/preview', { body }));
}

/** After any change, and after one that was refused because somebody was quicker, all is asked for again. */
function useChange<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => renew(client, all) });
}

async function renew(client: QueryClient, queryKey: QueryKey): Promise<void> {
  await Promise.all([client.invalidateQueries({ queryKey }), client.invalidateQueries({ queryKey: sources.all })]);
}
