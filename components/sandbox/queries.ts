import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/lib/api/browser';
import type { ClearFaults, SetFault, StartRehearsal, Switchboard } from '@/lib/rehearsal/schema';

const AGAIN_MS = 2_000;

export const sandbox = {
  switchboard: () =>
    queryOptions({
      queryKey: ['sandbox'],
      queryFn: ({ signal }) => api.get<Switchboard>('/api/sandbox', { signal }),
      refetchInterval: AGAIN_MS,
    }),
};

export const useSetFault = () => useChange((body: SetFault) => api.post<Switchboard>('/api/sandbox/faults', { body }));
export const useStartRehearsal = () =>
  useChange((body: StartRehearsal) => api.post<Switchboard>('/api/sandbox/rehearsals', { body }));
export const useClearFaults = () =>
  useChange(({ id }: ClearFaults) => api.del<Switchboard>(`/api/sandbox/faults${id === undefined ? '' : `?id=${id}`}`));

/** Each change answers what is set from then on. */
function useChange<Input>(mutationFn: (input: Input) => Promise<Switchboard>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: (after) => client.setQueryData(sandbox.switchboard().queryKey, after),
  });
}
