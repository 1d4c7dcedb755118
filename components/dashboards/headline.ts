import { count, percent } from '@/components/ui/format-number';
import type { Count, Dashboard } from '@/lib/dashboards/shapes';

/** A stretch of the sentence; one with a `query` is a number that opens the queue. */
export type Piece = { text: string; query?: string };
/** How far the numbers can be believed: all read, still being filled, or as old as a source that is behind. */
export type Trust = 'whole' | 'filling' | 'behind';

type Said = Pick<Dashboard, 'days' | 'open' | 'openBySource' | 'byTenant' | 'byPolicy'> & {
  byOwner: readonly Pick<Dashboard['byOwner'][number], 'owner' | 'open'>[];
};

/** What the numbers say, in one or two sentences. A trend is claimed only where everything has been read. */
export function headlineOf(said: Said, trust: Trust): Piece[] {
  const { open } = said;
  if (open.value === 0) return [{ text: emptyWords[trust] }];
  return [...trend(said, trust), { text: ' ' }, ...rest(said)];
}

const emptyWords: Record<Trust, string> = {
  whole: 'Nothing is open.',
  filling: 'Nothing is open in what has been read so far.',
  behind: 'Nothing is open in what was last read.',
};

function trend({ days, open }: Said, trust: Trust): Piece[] {
  if (trust !== 'whole') {
    const tail = trust === 'filling' ? 'in what has been read so far.' : 'in what was last read.';
    return [
      { text: count(open.value), query: open.query },
      { text: ` ${open.value === 1 ? 'finding is' : 'findings are'} open ${tail}` },
    ];
  }
  const change = open.value - open.before.value;
  if (change === 0) {
    return [
      { text: 'The backlog stands at ' },
      { text: count(open.value), query: open.query },
      { text: `, as it did ${days} days ago.` },
    ];
  }
  return [
    { text: `The backlog ${change < 0 ? 'fell' : 'grew'} by ` },
    { text: count(Math.abs(change)), query: open.query },
    { text: ` in ${days} days.` },
  ];
}

/** Where the backlog sits, and how much of it nobody has taken. */
function rest({ open, openBySource, byTenant, byPolicy, byOwner }: Said): Piece[] {
  const places = byTenant.map(({ tenant, open }) => ({ name: tenant.name, open }));
  const policies = byPolicy.map(({ policy, open }) => ({ name: policy, open }));
  const makers = makersOf(places, open.value) ?? makersOf(policies, open.value);
  const unowned = {
    value: openBySource.reduce((sum, one) => sum + one.unowned.value, 0),
    query: byOwner.find(({ owner }) => owner === null)?.open.query,
  };
  const owned = ownedWords(unowned, open.value);
  if (!makers) return [...capital(owned), { text: '.' }];
  return [...makers, { text: ', and ' }, ...owned, { text: '.' }];
}

type Named = { name: string; open: Count };

/**
 * The fewest names that make about half of what is open: one at 40 % or more, or two where there are at least four. Null
 * where nothing stands out, or where there is only one name anyway.
 */
function makersOf(named: readonly Named[], total: number): Piece[] | null {
  const [first, second, ...others] = named
    .filter(({ open }) => open.value > 0)
    .sort((one, other) => other.open.value - one.open.value);
  if (!first || !second) return null;
  if (first.open.value / total >= 0.4) {
    return [linked(first), { text: ` makes ${shareWords(first.open.value / total)} of what is open` }];
  }
  const both = (first.open.value + second.open.value) / total;
  if (others.length < 2 || both < 0.48) return null;
  return [linked(first), { text: ' and ' }, linked(second), { text: ` make ${shareWords(both)} of what is open` }];
}

function linked({ name, open }: Named): Piece {
  return { text: name, query: open.query };
}

function shareWords(share: number): string {
  // A number and its sign stay on one line.
  return Math.abs(share - 0.5) <= 0.02 ? 'half' : percent(share).replaceAll(' ', '\u00a0');
}

function ownedWords(unowned: { value: number; query?: string }, total: number): Piece[] {
  if (unowned.value === 0) return [{ text: 'every finding has an owner' }];
  if (unowned.value === total) return [{ text: 'nobody owns any of it' }];
  const verb = unowned.value === 1 ? 'has' : 'have';
  return [{ text: count(unowned.value), query: unowned.query }, { text: ` ${verb} no owner` }];
}

function capital([first, ...others]: Piece[]): Piece[] {
  if (!first) return [];
  return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...others];
}
