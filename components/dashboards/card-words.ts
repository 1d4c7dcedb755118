import type { Card } from '@/lib/boards/schema';

type By = Card['by'];

/** What a card divides by, as it is offered and as its note says it. */
export const BY_WORDS: Record<By, string> = {
  severity: 'severity',
  source: 'source',
  kind: 'kind',
  status: 'status',
  verdict: 'verdict',
  owner: 'owner',
  tenant: 'tenant',
  policy: 'policy',
  account: 'account',
  person: 'person',
  resource: 'resource',
  created: 'day of creation',
  closed: 'day of closing',
};
export const CHART_WORDS: Record<Card['chart'], string> = { number: 'A number', bars: 'Bars', line: 'A line by day' };

export function noteOf({ chart, by }: Pick<Card, 'chart' | 'by'>): string | undefined {
  return chart === 'number' ? undefined : `by ${BY_WORDS[by]}`;
}

/** A word of a closed set as people read it: `in_progress` is `In progress`. Names stay as they are. */
export function labelOf(by: By, label: string): string {
  if (!['kind', 'status', 'verdict'].includes(by)) return label;
  const words = label.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The cards with one of them so many places further on; at an end it stays. */
export function moved<T extends { id: string }>(cards: readonly T[], id: string, step: -1 | 1): T[] {
  const at = cards.findIndex((card) => card.id === id);
  const to = at + step;
  const card = cards[at];
  if (!card || to < 0 || to >= cards.length) return [...cards];
  return cards.toSpliced(at, 1).toSpliced(to, 0, card);
}
