'use client';

import { useState } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { count } from '@/components/ui/format-number';
import { JsonTree } from '@/components/ui/json-tree';
import { Tabs } from '@/components/ui/tabs';
import { type AnswerTable, cellText, tableOf } from './answer-rows';

const MOST_ROWS = 200;

/** What a vendor answered, as a tree and, where there are records in it, as a table. */
export function AnswerView({ result }: { result: unknown }) {
  const table = tableOf(result);
  const [tab, setTab] = useState('tree');
  if (result === undefined || result === null || result === '') {
    return <EmptyState title="The vendor answered with nothing in it" />;
  }
  const tabs = [
    { id: 'tree', label: 'Tree' },
    ...(table ? [{ id: 'table', label: 'Table', count: table.rows.length }] : []),
  ];
  return (
    <Tabs label="The answer" tabs={tabs} value={table ? tab : 'tree'} onChange={setTab}>
      {table && tab === 'table' ? (
        <RecordTable table={table} />
      ) : (
        <div className="overflow-x-auto py-3">
          <JsonTree value={result} label="The answer" />
        </div>
      )}
    </Tabs>
  );
}

function RecordTable({ table: { list, columns, rows } }: { table: AnswerTable }) {
  const shown = rows.slice(0, MOST_ROWS);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keyboard
    <section aria-label="Records" tabIndex={0} className="overflow-x-auto py-2">
      <table aria-label={list ?? 'Records'} className="min-w-full border-collapse text-left text-sm">
        <thead className="text-ink-3">
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className="h-7 whitespace-nowrap px-2 font-mono font-normal text-xs">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an answer does not change, and its records may lack ids
            <tr key={index} className="h-8 border-line border-t">
              {columns.map((column) => (
                <td key={column} className="max-w-80 truncate px-2" data-tip={tipOf(row[column])}>
                  <bdi>{cellText(row[column])}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown.length && (
        <p className="px-2 py-2 text-ink-3 text-sm">
          The first {count(shown.length)} of {count(rows.length)}; the tree and the export have all.
        </p>
      )}
    </section>
  );
}

function tipOf(value: unknown): string | undefined {
  const text = cellText(value);
  return text.length > 40 ? text.slice(0, 600) : undefined;
}
