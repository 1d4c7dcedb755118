'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { hrefOfQuery } from '@/components/queue/queue-url';
import { SuppressedToo } from '@/components/queue/suppressed-too';
import { AfterLoad } from '@/components/ui/after-load-part';
import { ChartFrame } from '@/components/ui/chart-frame';
import { count, percent } from '@/components/ui/format-number';
import { part } from '@/components/ui/part';
import { SeverityIcon } from '@/components/ui/severity-icon';
import { Skeleton } from '@/components/ui/skeleton';
import { SourceIcon } from '@/components/ui/source-icon';
import type { Card } from '@/lib/boards/schema';
import type { CardAnswer, CardGroup, CardNumbers } from '@/lib/boards/shapes';
import { Severity, Source } from '@/lib/model/finding';
import { BarRows } from './bar-rows';
import { labelOf, noteOf } from './card-words';
import { dayWords } from './period';

const DaysChart = part(() => import('./days-chart').then((module) => module.DaysChart));

/** One card of a dashboard that somebody made. `answer` is undefined until it was counted. */
export function BoardCard({ card, answer, tools }: { card: Card; answer: CardAnswer | undefined; tools?: ReactNode }) {
  const numbers = answer && 'numbers' in answer ? answer.numbers : null;
  return (
    <ChartFrame
      title={card.title}
      note={noteOf(card)}
      table={tableOf(card, numbers)}
      className={card.isWide ? 'md:col-span-2 print:col-span-2' : undefined}
    >
      {tools}
      {!answer && <Skeleton className="h-24 w-full" />}
      {answer && 'problem' in answer && (
        <p role="alert" className="border-bad border-l-2 pl-3">
          {answer.problem}
        </p>
      )}
      {numbers && <Shown card={card} numbers={numbers} />}{' '}
      {numbers && <SuppressedToo q={numbers.of.query} shown={numbers.of.value} whole={card.chart !== 'number'} />}
    </ChartFrame>
  );
}

/** The numbers of a card, drawn. */
export function Shown({ card, numbers }: { card: Pick<Card, 'title' | 'chart' | 'by'>; numbers: CardNumbers }) {
  const { of, groups } = numbers;
  switch (card.chart) {
    case 'number':
      return (
        <Link
          href={hrefOfQuery(of.query)}
          prefetch={false}
          className="rounded-sm text-xl underline-offset-4 hover:underline"
        >
          {count(of.value)}
        </Link>
      );
    case 'line':
      return (
        <div className="relative h-56">
          <AfterLoad>
            <DaysChart
              title={card.title}
              days={groups.map(({ label, of }) => ({ day: label, value: of.value, query: of.query }))}
            />
          </AfterLoad>
        </div>
      );
    case 'bars':
      return (
        <BarRows
          none="Its query finds nothing now."
          rows={groups.map((group) => ({
            id: group.key ?? 'none',
            ...look(card.by, group),
            value: group.of.value,
            query: group.of.query,
            more: of.value > 0 ? percent(group.of.value / of.value) : undefined,
          }))}
        />
      );
  }
}

function look(by: Card['by'], { key, label }: CardGroup): { label: ReactNode; tone?: Severity } {
  const severity = by === 'severity' ? Severity.safeParse(key).data : undefined;
  if (severity) return { label: <SeverityIcon severity={severity} label />, tone: severity };
  const source = by === 'source' ? Source.safeParse(key).data : undefined;
  if (source) return { label: <SourceIcon source={source} label /> };
  return { label: labelOf(by, label) };
}

function tableOf({ chart, by, q }: Card, numbers: CardNumbers | null) {
  if (!numbers || chart === 'number') {
    return { columns: ['Query', 'Findings'], rows: numbers ? [[q || 'everything', count(numbers.of.value)]] : [] };
  }
  return {
    columns: [chart === 'line' ? 'Day' : 'Part', 'Findings'],
    rows: [
      ...numbers.groups.map(({ label, of }) => [
        chart === 'line' ? dayWords(label) : labelOf(by, label),
        count(of.value),
      ]),
      ['All', count(numbers.of.value)],
    ],
  };
}
