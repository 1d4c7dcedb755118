import { useEffect } from 'react';
import { api } from '@/lib/api/browser';
import type { FindingDetail } from '@/lib/findings/shapes';
import { useTriage } from './triage-context';
import { tell } from './use-deed';

/** Who opens a finding whose notes mention them has seen them. */
export function useSeeMentions({ id, notes }: FindingDetail): void {
  const { userId } = useTriage();
  const latest = notes.find(({ told }) => told.some((one) => one.id === userId))?.id;
  useEffect(() => {
    if (latest) api.put('/api/me/mentions', { body: { findingId: id } }).catch(tell);
  }, [id, latest]);
}
