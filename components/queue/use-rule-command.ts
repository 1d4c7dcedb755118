'use client';

import { useRouter } from 'next/navigation';
import { useTriage, whyNotAllowed } from '@/components/findings/triage-context';
import { ruleHref, ruleQueryOf } from '@/components/rules/rule-href';
import { useShortcuts } from '@/components/ui/hotkeys';
import type { Shortcut } from '@/components/ui/key-map';

/** From what is looked for to what is done with it by itself: a new rule that begins with the query. */
export function useRuleCommand(q: string): Shortcut {
  const router = useRouter();
  const command: Shortcut = {
    id: 'queue.rule',
    label: 'Make a rule of this query',
    group: 'Queue',
    keys: 'Shift R',
    keywords: ['suppress', 'assign', 'automatic'],
    unavailable: whyNotAllowed(useTriage(), 'rules.manage'),
    run: () => router.push(ruleHref('new', ruleQueryOf(q))),
  };
  useShortcuts([command]);
  return command;
}
