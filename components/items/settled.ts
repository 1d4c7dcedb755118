import { api } from '@/lib/api/browser';
import { type ActionAnswer, isUnderWay } from './write-words';

const AGAIN_MS = 1500;
/** So long after its hold anybody looks; what is slower stands among one's own work. */
const PATIENCE_MS = 60_000;

/** The action once nothing more comes of it by itself; null when that takes longer than anybody looks. */
export async function settled({ id, notBefore }: Pick<ActionAnswer, 'id' | 'notBefore'>): Promise<ActionAnswer | null> {
  const until = Math.max(Date.now(), Date.parse(notBefore)) + PATIENCE_MS;
  while (Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    // A read that fails says nothing about the write: the next one may tell.
    const action = await api.get<ActionAnswer>(`/api/actions/${id}`).catch(() => null);
    if (action && !isUnderWay(action.state)) return action;
  }
  return null;
}
