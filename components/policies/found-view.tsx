'use client';

import { useQueries } from '@tanstack/react-query';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { findings } from '@/components/findings/queries';
import { hrefOfQuery } from '@/components/queue/queue-url';
import { Page } from '@/components/shell/page';
import { EmptyState } from '@/components/ui/empty-state';
import { FailedState } from '@/components/ui/failed-state';
import { count, percent } from '@/components/ui/format-number';
import { useShortcuts } from '@/components/ui/hotkeys';
import { RelativeTime } from '@/components/ui/relative-time';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { FoundPane } from './found-pane';
import { type FoundRow, foundRows } from './found-rows';
import { PolicyTabs } from './policy-tabs';

const SOURCES = [
  { value: '', label: 'Every source' },
  { value: 'dlp', label: 'DLP rules' },
  { value: 'posture', label: 'Posture policies' },
  { value: 'edge', label: 'Edge alert conditions' },
  { value: 'automation', label: 'Automation events' },
];
const PARTS = ['', 'is:open', 'has:verdict', 'verdict:false_positive'] as const;

/** Every policy of every source that found something: how much, how much of it is open, how much of it was nothing. */
export function FoundView() {
  const params = useSearchParams();
  const source = params.get('source') ?? '';
  const scope = SOURCES.some(({ value }) => value !== '' && value === source) ? `source:${source}` : '';
  const joined = (part: string) => [scope, part].filter(Boolean).join(' ');
  const { parts, error, again } = useQueries({
    queries: PARTS.map((part) => findings.groups(joined(part), 'policy')),
    combine: (answers) => {
      const [all, open, judged, falsePositive] = answers.map(({ data }) => data);
      return {
        parts: all && open && judged && falsePositive ? { all, open, judged, falsePositive } : null,
        error: answers.find((one) => one.error)?.error ?? null,
        again: () => {
          for (const one of answers) if (one.error) void one.refetch();
        },
      };
    },
  });
  const rows = parts ? foundRows(parts) : [];
  const open = rows.find(({ term }) => term === params.get('policy'));
  const [takeFocus, setTakeFocus] = useState(false);
  function show(row: FoundRow | null) {
    const address = new URLSearchParams(params);
    if (row) address.set('policy', row.term);
    else address.delete('policy');
    window.history.replaceState(null, '', `?${address}`);
  }
  function goIn(row: FoundRow) {
    setTakeFocus(true);
    show(row);
  }
  function step(by: 1 | -1) {
    const next = open && rows[rows.indexOf(open) + by];
    setTakeFocus(false);
    if (next) show(next);
  }
  function close(row: FoundRow) {
    show(null);
    document.getElementById(rowId(row))?.focus();
  }
  useShortcuts([
    {
      id: 'found.previous',
      label: 'Previous policy',
      group: 'List',
      keys: ['[', 'K'],
      inPalette: false,
      run: () => step(-1),
    },
    {
      id: 'found.next',
      label: 'Next policy',
      group: 'List',
      keys: [']', 'J'],
      inPalette: false,
      run: () => (open ? step(1) : rows[0] && show(rows[0])),
    },
    ...(open
      ? [{ id: 'found.close', label: 'Close the policy', group: 'List', keys: 'Esc', run: () => close(open) }]
      : []),
  ]);
  return (
    <Page title="Policies by what they found" scroll={false}>
      <section aria-label="Policies" className="min-w-0 grow scroll-pt-8 overflow-y-auto">
        <div className="flex flex-wrap items-center gap-3 border-line border-b px-4 py-1.5">
          <PolicyTabs here="/policies/findings" />
          <Select
            aria-label="Source"
            className="w-52"
            options={SOURCES}
            value={source}
            onChange={({ target }) =>
              window.history.replaceState(null, '', target.value ? `?source=${target.value}` : window.location.pathname)
            }
          />
          {parts && (
            <p role="status" className="text-ink-3 text-sm">
              {rows.length < parts.all.groups
                ? `The ${count(rows.length)} with most findings, of ${count(parts.all.groups)}.`
                : `${count(rows.length)} policies.`}{' '}
              {parts.all.without.count > 0 && `${count(parts.all.without.count)} findings name no policy.`}
            </p>
          )}
        </div>
        {error ? (
          <FailedState title="What the policies found could not be counted" error={error} onRetry={again} />
        ) : !parts ? (
          <SkeletonRows label="Counting what the policies found" />
        ) : rows.length === 0 ? (
          <EmptyState title="No policy has found anything here" />
        ) : (
          <FoundTable rows={rows} joined={joined} openTerm={open?.term} onOpen={goIn} />
        )}
      </section>
      {open && (
        <FoundPane
          key={open.term}
          row={open}
          joined={joined}
          takeFocus={takeFocus}
          onStep={step}
          onClose={() => close(open)}
        />
      )}
    </Page>
  );
}

const rowId = ({ term }: FoundRow) => `found-${term}`;

function FoundTable({
  rows,
  joined,
  openTerm,
  onOpen,
}: {
  rows: readonly FoundRow[];
  joined: (part: string) => string;
  openTerm: string | undefined;
  onOpen: (row: FoundRow) => void;
}) {
  return (
    <table aria-label="Policies by what they found" className="w-full table-fixed text-left">
      <thead className="sticky top-0 bg-bg text-ink-3 text-sm">
        <tr className="h-7 border-line border-b">
          <th scope="col" className="px-4 font-normal">
            Policy
          </th>
          {['Open', 'All', 'False positive', 'Newest'].map((header, index) => (
            <th
              key={header}
              scope="col"
              className={`w-28 px-2 text-right font-normal last:pr-4 max-sm:w-16 ${index > 1 ? 'max-sm:hidden' : ''}`}
            >
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.policy}
            className={`h-9 border-line border-b hover:bg-hover ${row.term === openTerm ? 'bg-selected' : ''}`}
          >
            <th scope="row" className="px-4 font-medium">
              <button
                type="button"
                id={rowId(row)}
                aria-expanded={row.term === openTerm}
                onClick={() => onOpen(row)}
                className="block max-w-full truncate rounded-sm px-0.5 -mx-0.5 hover:underline"
              >
                <bdi>{row.policy}</bdi>
              </button>
            </th>
            <Figure value={row.open} q={joined(`is:open ${row.term}`)} />
            <Figure value={row.total} q={joined(row.term)} />
            <td className="px-2 text-right max-sm:hidden">
              <Rate row={row} q={joined(`verdict:false_positive ${row.term}`)} />
            </td>
            <td className="px-2 pr-4 text-right text-ink-2 max-sm:hidden">
              <RelativeTime at={row.newestAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Figure({ value, q }: { value: number | null; q: string }) {
  return (
    <td className="px-2 text-right">
      <Link href={hrefOfQuery(q)} prefetch={false} className="hover:underline">
        {value === null ? 'Count' : count(value)}
      </Link>
    </td>
  );
}

/** Of those with a verdict, how many were nothing. */
function Rate({ row: { judged, falsePositive }, q }: { row: FoundRow; q: string }) {
  if (judged === 0) {
    return (
      <span className="text-ink-3" data-tip="Nothing of it has a verdict yet">
        –<span className="sr-only">Nothing of it has a verdict yet</span>
      </span>
    );
  }
  return (
    <Link href={hrefOfQuery(q)} prefetch={false} className="hover:underline">
      {judged === null || falsePositive === null ? 'Count' : `${percent(falsePositive / judged)} of ${count(judged)}`}
    </Link>
  );
}
