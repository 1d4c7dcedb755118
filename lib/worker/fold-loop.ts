import 'server-only';
import { moveFolds } from '@/lib/folds/move';
import { reopenDue } from '@/lib/folds/reopen';
import { eachTick } from './ticks';

/** So soon after a sync stored something worse, the fold it belongs to is open again. */
const TICK_MS = 3000;

/** Re-opens accepted folds that got worse or whose time is up, and lets findings follow their folds, until the signal comes. */
export function startFolds(signal: AbortSignal): Promise<void> {
  return eachTick('fold', TICK_MS, signal, [reopenDue, moveFolds]);
}
