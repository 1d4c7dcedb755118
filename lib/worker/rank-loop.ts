import 'server-only';
import { rankByNewest, rankDue } from '@/lib/findings/rerank';
import { wakeDue } from '@/lib/findings/wake';
import { eachTick } from './ticks';

/** A rank is never older than this, however little time its finding has left. */
const TICK_MS = 15_000;

/** Keeps ranks true as time passes and settings change, and brings back what was put aside, until the signal comes. */
export function startRanking(signal: AbortSignal): Promise<void> {
  return eachTick('rank', TICK_MS, signal, [wakeDue, rankDue, rankByNewest]);
}
