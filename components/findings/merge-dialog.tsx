'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDebounced } from '@/components/queue/use-debounced';
import { ComboboxList, type ComboboxOption } from '@/components/ui/combobox-list';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { problemOf } from '@/components/ui/problem';
import { SeverityIcon } from '@/components/ui/severity-icon';
import { sourceLabel } from '@/components/ui/source-icon';
import type { FindingRow } from '@/lib/findings/shapes';
import { AboutRows, titleFor } from './about-rows';
import type { DialogFor } from './finding-dialogs';
import { inOrder, leaderQuery, mayLead } from './merge-choices';
import { merging } from './merge-deeds';
import { findings } from './queries';
import { aboutOf, nameOfRow } from './row-text';
import { useSubmit } from './use-submit';

const MOST = 20;
const TYPED_MS = 150;

/** Chooses the finding that stands for the others: one of them, or any other that is open. */
export function MergeDialog({ rows, total, onClose, submit }: DialogFor) {
  const [typed, setTyped] = useState('');
  const { problem, run } = useSubmit();
  const [only] = rows;
  const q = leaderQuery(useDebounced(typed, TYPED_MS));
  const found = useQuery({ ...findings.newest(q ?? '', MOST), enabled: q !== null });
  // Before anything is typed: of several, these; of one, what is about the same person, resource or account.
  const near = useQuery({ ...findings.related(only?.id ?? ''), enabled: rows.length === 1 && only !== undefined });
  const first = rows.length > 1 ? inOrder(rows) : (near.data?.groups.flatMap(({ items }) => items) ?? []);
  const offered = unique(q === null ? first : (found.data?.items ?? [])).filter(
    (row) => mayLead(row) && (rows.length > 1 || row.id !== only?.id),
  );
  const asked = q === null ? near : found;
  const choose = (id: string) => {
    const leader = offered.find((one) => one.id === id);
    if (leader) void run(() => submit(merging(rows, leader)));
  };
  return (
    <Dialog title={titleFor('Merge', total)} onClose={onClose} description={<AboutRows rows={rows} total={total} />}>
      {problem && <Notice problem={problem} />}
      {asked.isError && <Notice problem={problemOf(asked.error)} />}
      <p className="mb-1 text-ink-2 text-sm">
        {rows.length > 1 ? 'Which one stands for the others?' : 'Which one stands for it?'} Kept here, nothing is sent
        to the vendor. Each is still kept up to date, and can be split off again.
      </p>
      <ComboboxList
        label="Words of its title, or its id"
        options={offered.slice(0, MOST).map(optionOf)}
        value={null}
        onChoose={choose}
        onType={setTyped}
        empty={asked.isFetching ? 'Looking…' : q === null ? 'Type to look for it.' : 'No open finding fits.'}
      />
    </Dialog>
  );
}

function optionOf(row: FindingRow): ComboboxOption {
  const about = aboutOf(row);
  const parts = [sourceLabel(row.source), row.tenant.name, about, row.merged && `stands for ${row.merged.count}`];
  return {
    value: row.id,
    label: nameOfRow(row),
    detail: parts.filter(Boolean).join(', '),
    icon: <SeverityIcon severity={row.severity} />,
  };
}

function unique(rows: readonly FindingRow[]): FindingRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
