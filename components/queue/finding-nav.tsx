'use client';

import { useQueryClient } from '@tanstack/react-query';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { fetchPage, findings } from '@/components/findings/queries';
import { tell } from '@/components/findings/use-deed';
import { useShortcuts } from '@/components/ui/hotkeys';
import { IconButton } from '@/components/ui/icon-button';
import { notify } from '@/components/ui/toast-store';
import { keptList, standInKept } from './list-memory';
import { queueHref } from './queue-url';
import { type ListData, listDataOf, stretchesOf } from './stretches';

/** The way back to the list one came from, and to its next and previous finding. */
export function FindingNav({ id }: { id: string }) {
  const client = useQueryClient();
  const router = useRouter();
  const [list] = useState(keptList);
  const back = list ? queueHref({ ...list, open: list.pane ? id : null }) : '/queue';

  async function step(by: 1 | -1) {
    const kept = keptList();
    if (!kept) return void notify({ text: 'Opened on its own: there is no list to go through.' });
    const key = findings.list(kept).queryKey;
    const at = (data: ListData) => {
      const ids = data.pages.flatMap(({ items }) => items.map((row) => row.id));
      const place = ids.indexOf(id);
      return place < 0 ? undefined : ids[place + by];
    };
    const data = client.getQueryData<ListData>(key);
    if (!data) return void notify({ text: 'The list it came from is no longer there.' });
    let next = at(data);
    const last = stretchesOf(data).at(-1);
    if (!next && by > 0 && last?.next) {
      const more = await fetchPage(kept, last.next, new AbortController().signal);
      const longer = listDataOf([...stretchesOf(data), { ...more, param: last.next }]);
      client.setQueryData<ListData>(key, longer);
      next = at(longer);
    }
    if (!next) return void notify({ text: by > 0 ? 'That was the last one.' : 'That was the first one.' });
    standInKept(next);
    router.push(`/findings/${next}${window.location.search}`);
  }
  const go = (by: 1 | -1) => void step(by).catch(tell);
  useShortcuts([
    { id: 'finding.previous', label: 'Previous finding', group: 'Finding', keys: ['[', 'K'], run: () => go(-1) },
    { id: 'finding.next', label: 'Next finding', group: 'Finding', keys: [']', 'J'], run: () => go(1) },
    { id: 'finding.back', label: 'Back to the queue', group: 'Finding', keys: 'Esc', run: () => router.push(back) },
  ]);
  return (
    <nav aria-label="List" data-screen-only className="flex items-center gap-1">
      <Link href={back} prefetch={false} className="px-1 text-accent hover:underline">
        Queue
      </Link>
      <IconButton
        label="Previous finding"
        hotkey="["
        icon={<ChevronUp aria-hidden size={15} />}
        unavailable={list ? undefined : 'Opened on its own: there is no list to go through.'}
        onClick={() => go(-1)}
      />
      <IconButton
        label="Next finding"
        hotkey="]"
        icon={<ChevronDown aria-hidden size={15} />}
        unavailable={list ? undefined : 'Opened on its own: there is no list to go through.'}
        onClick={() => go(1)}
      />
    </nav>
  );
}
