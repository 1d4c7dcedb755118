import 'server-only';
import { showEnded, showUnfit } from '@/lib/rules/lapse';
import { runRules } from '@/lib/rules/run';
import { eachTick } from './ticks';

/** How long what just came may stand in the queue before a rule takes it. */
const TICK_MS = 2000;

/** Lets rules act on what came or changed, and shows again what ended ones suppressed, until the signal comes. */
export function startRules(signal: AbortSignal): Promise<void> {
  // What one look leaves over waits for the next: the other workspaces have their turn first.
  const act = (ctx: Parameters<typeof runRules>[0]) => runRules(ctx, signal).then(() => false);
  return eachTick('rule', TICK_MS, signal, [showEnded, showUnfit, act]);
}
