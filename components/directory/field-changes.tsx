'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import type { NumberNames, Raw } from '@/components/items/raw-value';
import { spoken } from '@/components/items/words';
import { FilterLine, isFilter } from '@/components/policies/filter-line';
import { useShortcuts } from '@/components/ui/hotkeys';
import type { FieldChange } from './change-plan';
import { fieldText } from './field-words';

/** What is about to be sent, field by field; and what somebody else changed meanwhile, where somebody did. */
export function FieldChanges({
  tenantId,
  resource,
  names,
  changes,
  moved,
  seen,
  fields,
}: {
  tenantId: string;
  resource: string;
  names: NumberNames;
  changes: readonly FieldChange[];
  /** The record as it is now, where it is not what was seen. */
  moved: Raw | null;
  seen: Raw;
  fields: readonly string[];
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The inputs that had the focus are gone.
  useEffect(() => heading.current?.focus(), []);
  useShortcuts([
    {
      id: 'directory.save',
      label: 'Save',
      group: 'Dialog',
      keys: 'Mod Enter',
      run: () => heading.current?.closest('form')?.requestSubmit(),
    },
  ]);
  const words = (field: string, value: unknown) =>
    isFilter(value) ? (
      <FilterLine tenantId={tenantId} value={value} />
    ) : (
      fieldText(resource, field, value, names) || 'Nothing'
    );
  const theirs = moved
    ? fields
        .filter((field) => JSON.stringify(seen[field]) !== JSON.stringify(moved[field]))
        .map((field) => ({ field, before: seen[field], after: moved[field] }))
    : [];
  return (
    <>
      {moved && (
        <section role="alert" className="grid gap-1 border-warn border-l-2 pl-3">
          <h3>It changed at the vendor since you opened it. Nothing was sent.</h3>
          {theirs.length > 0 ? (
            <Lines label="What changed at the vendor" changes={theirs} words={words} />
          ) : (
            <p className="text-ink-2">None of the fields that can be edited here is among what changed.</p>
          )}
        </section>
      )}
      <section aria-label="What will change" className="grid gap-1">
        <h3 ref={heading} tabIndex={-1} className="w-fit rounded-sm font-normal text-ink-3 text-sm outline-offset-2">
          What will change
        </h3>
        <Lines label="What will change" changes={changes} words={words} />
      </section>
    </>
  );
}

function Lines({
  label,
  changes,
  words,
}: {
  label: string;
  changes: readonly FieldChange[];
  words: (field: string, value: unknown) => ReactNode;
}) {
  return (
    <table aria-label={label} className="w-full table-fixed text-left">
      <thead className="text-ink-3 text-sm">
        <tr>
          <th scope="col" className="w-40 font-normal max-sm:w-24">
            Field
          </th>
          <th scope="col" className="font-normal">
            Before
          </th>
          <th scope="col" className="font-normal">
            After
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field} className="align-top [overflow-wrap:anywhere]">
            <th scope="row" className="pr-2 font-normal text-ink-3">
              {spoken(field)}
            </th>
            <td className="pr-2">
              <bdi>{words(field, before)}</bdi>
            </td>
            <td className="font-medium">
              <bdi>{words(field, after)}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
