'use client';

import { useQuery } from '@tanstack/react-query';
import { isDoubtful, tenantsOf } from '@/components/items/tenant-freshness';
import { listed } from '@/components/items/words';
import { sources } from '@/components/sources/queries';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useShortcuts } from '@/components/ui/hotkeys';
import { partsOf } from '@/lib/query/ast';
import { withoutPart } from '@/lib/query/edit';
import { printQuery } from '@/lib/query/print';
import { type ActivityAsked, parseActivity } from './activity-query';

const KEY = 'Backspace';
const ANY_TIME = { from: null, to: null };

/** Why there are no entries: a tenant that is down, nothing yet, or a part of what was asked that can be dropped. */
export function ActivityEmpty({ asked, onAsk }: { asked: ActivityAsked; onAsk: (asked: ActivityAsked) => void }) {
  const { data } = useQuery(sources.list());
  const doubtful = (data ? tenantsOf(data.sources, 'activity') : []).filter(isDoubtful);
  const parsed = parseActivity(asked.q);
  const query = parsed.ok ? parsed.query : null;
  const drops = [
    ...partsOf(query).map((part) => ({
      name: printQuery(part),
      asked: { ...asked, q: printQuery(withoutPart(query, part)) },
    })),
    ...(asked.times.from === null && asked.times.to === null
      ? []
      : [{ name: 'the time', asked: { ...asked, times: ANY_TIME } }]),
  ];
  const [first] = drops;
  const run = () => first && onAsk(first.asked);
  useShortcuts(first ? [{ id: 'activity.drop', label: `Drop ${first.name}`, group: 'List', keys: KEY, run }] : []);
  return (
    <EmptyState title={drops.length > 0 ? 'No entries match' : 'No entries stored'}>
      {doubtful.length > 0 && (
        <p className="mb-2">
          This is not the whole truth: {listed(doubtful.map(({ name }) => name))}{' '}
          {doubtful.length === 1 ? 'has' : 'have'} not been read to the end lately.
        </p>
      )}
      <ul className="grid justify-items-start gap-1.5">
        {drops.map(({ name, asked }, index) => (
          <li key={name}>
            <Button hotkey={index === 0 ? KEY : undefined} onClick={() => onAsk(asked)}>
              Drop <span className="max-w-70 truncate">{name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}

/** A query that nobody can read asks for nothing; what is wrong with it stands at the search bar as well. */
export function ActivityUnreadable({ problem, onAll }: { problem: string; onAll: () => void }) {
  return (
    <EmptyState title="This query cannot be read" action={<Button onClick={onAll}>Show all</Button>}>
      {problem}
    </EmptyState>
  );
}
