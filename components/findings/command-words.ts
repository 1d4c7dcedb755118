import { ACTION_RULES } from '@/lib/actions/rules';

/** What a write of a finding is called. The one operation that is called by its name for a finding has words of its own. */
export function commandWords(command: string): string {
  if (command === 'operation.call') return 'Revoke external sharing';
  const rules: Record<string, { words: string }> = ACTION_RULES;
  return (Object.hasOwn(rules, command) ? rules[command]?.words : undefined) ?? 'Action';
}
