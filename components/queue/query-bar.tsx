'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { suggestFindings } from '@/components/findings/queries';
import { fieldNamed } from '@/lib/query/fields';
import { parseQuery } from '@/lib/query/parse';
import { keptList } from './list-memory';
import { QueryInput } from './query-input';
import { DEFAULT_QUERY, hrefOfQuery } from './queue-url';
import { useGoToList, useQueueUrl } from './use-queue-url';

/** The query, always in the same place. */
export function QueryBar({ away = false }: { away?: boolean }) {
  const router = useRouter();
  const here = useQueueUrl().q;
  const goToList = useGoToList();
  // On another page it holds the query of the list one came from, and leads back to the queue.
  const [from] = useState(() => keptList()?.q ?? DEFAULT_QUERY);
  const q = away ? from : here;
  const apply = (next: string) => (away ? router.push(hrefOfQuery(next)) : goToList({ q: next }));
  // A query that came from elsewhere (a facet, a view, Back) replaces what was being typed.
  return (
    <QueryInput
      key={q}
      label="Search findings"
      group="Queue"
      q={q}
      parse={parseQuery}
      named={fieldNamed}
      suggest={suggestFindings}
      onApply={apply}
    />
  );
}
