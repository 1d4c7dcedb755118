import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { findings } from './queries';

/** A change to what findings are gathered in. After it, and after one that was refused because somebody was quicker, that and the findings are asked for again. */
export function useChangeOf<Input, Output>(gathered: QueryKey, mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: gathered });
      void client.invalidateQueries({ queryKey: [...findings.all, 'detail'] });
    },
  });
}
