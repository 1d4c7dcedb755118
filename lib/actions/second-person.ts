import type { ActingRules } from './acting-rules';
import type { Action } from './schema';

/**
 * Whether the workspace wants a second person for this command: then it is asked for, and nothing is sent before the yes.
 * What an operation does is in its own row.
 */
export function needsSecond(
  { secondForPolicies }: Pick<ActingRules, 'secondForPolicies'>,
  { command, input }: Pick<Action, 'command' | 'input'>,
): boolean {
  return secondForPolicies && command === 'policy.status' && input.status !== 'ACTIVE';
}
