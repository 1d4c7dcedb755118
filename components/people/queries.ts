import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/lib/api/browser';
import type { ChangePassword, ChangeRole, Invited, InvitePerson, Person, PersonVersion } from '@/lib/people/schema';
import type { CreateWorkspace, WorkspaceChoice } from '@/lib/workspaces/schema';

const all = ['people'] as const;

export const people = {
  all,
  list: () =>
    queryOptions({
      queryKey: [...all, 'list'],
      queryFn: ({ signal }) => api.get<{ people: Person[] }>('/api/people', { signal }),
    }),
};

type Target = PersonVersion & { id: string };

export const useInvite = () => useChange((body: InvitePerson) => api.post<Invited>('/api/people', { body }));
export const useChangeRole = () =>
  useChange(({ id, ...body }: ChangeRole & { id: string }) => api.put<Person>(`/api/people/${id}/role`, { body }));
export const useDisable = () => useChange(({ id, ...body }: Target) => api.post(`/api/people/${id}/disable`, { body }));
export const useEnable = () => useChange(({ id, ...body }: Target) => api.post(`/api/people/${id}/enable`, { body }));
export const useSetPassword = () =>
  useChange(({ id, ...body }: Target) => api.post<Invited>(`/api/people/${id}/password`, { body }));

/** Ends the session too: the page has to be left for sign-in afterwards. */
export const changeOwnPassword = (body: ChangePassword) => api.put<void>('/api/me/password', { body });

/** Makes a workspace and moves this session there; the page has to be loaded anew afterwards. */
export async function createAndEnter(body: CreateWorkspace): Promise<void> {
  const { id } = await api.post<WorkspaceChoice>('/api/workspaces', { body });
  await api.put('/api/me/workspace', { body: { workspaceId: id } });
}

/** After any change, and after one that was refused because somebody was quicker, the list is asked for again. */
function useChange<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: all }) });
}
