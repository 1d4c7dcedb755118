'use client';

import { useQueryClient } from '@tanstack/react-query';
import { findings } from '@/components/findings/queries';
import { tell } from '@/components/findings/use-deed';
import { Button } from '@/components/ui/button';
import { api } from '@/lib/api/browser';
import { jobs } from './queries';

const DECISIONS = [
  ['there', 'It is there'],
  ['again', 'Send again'],
  ['give_up', 'Give up'],
] as const;

/** For a write of which nobody but a person can find out what became. */
export function DecideButtons({ actionId }: { actionId: string }) {
  const client = useQueryClient();
  const decide = async (decision: (typeof DECISIONS)[number][0]) => {
    try {
      await api.post(`/api/actions/${actionId}/decide`, { body: { decision } });
    } catch (error) {
      tell(error);
    }
    await Promise.all([jobs.all, findings.all].map((queryKey) => client.invalidateQueries({ queryKey })));
  };
  return (
    <span className="flex flex-wrap gap-2">
      {DECISIONS.map(([decision, label]) => (
        <Button key={decision} onClick={() => void decide(decision)}>
          {label}
        </Button>
      ))}
    </span>
  );
}
