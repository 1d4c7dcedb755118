'use client';

import { type FormEvent, useState } from 'react';
import { recordAt, textAt } from '@/components/items/raw-value';
import { spoken } from '@/components/items/words';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { OperationDetail } from '@/lib/operations/shapes';
import { isOfSpan, narrowable, SPANS, spanOf } from './asked';
import { useDirectoryUrl } from './use-directory-url';

const SPAN_WORDS: Record<(typeof SPANS)[number], string> = {
  1: 'Last 24 hours',
  7: 'Last 7 days',
  30: 'Last 30 days',
  365: 'Last year',
};

/** What the vendor itself narrows the list by: a span of time, and the parameters that its list has. */
export function NarrowFields({ detail }: { detail: OperationDetail }) {
  const { by, days, put, narrow } = useDirectoryUrl();
  const names = narrowable(detail);
  const [typed, setTyped] = useState(by);
  const hasSpan = isOfSpan(detail);
  if (names.length === 0 && !hasSpan) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    narrow(typed);
  };
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2 pb-1">
      {hasSpan && (
        <Field label="Span">
          {(control) => (
            <Select
              {...control}
              className="w-40"
              options={SPANS.map((value) => ({ value, label: SPAN_WORDS[value] }))}
              value={spanOf(days)}
              onChange={(event) => put({ days: event.target.value })}
            />
          )}
        </Field>
      )}
      {names.length > 0 && (
        <details open={Object.keys(by).length > 0}>
          <summary className="w-fit rounded-sm text-ink-3 text-sm hover:text-ink">Narrow at the vendor</summary>
          <form onSubmit={submit} className="mt-1.5 flex flex-wrap items-end gap-2">
            {names.map((name) => (
              <Field key={name} label={spoken(name)}>
                {(control) => (
                  <Input
                    {...control}
                    spellCheck={false}
                    className="w-40"
                    data-tip={hintOf(detail, name)}
                    value={typed[name] ?? ''}
                    onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
                  />
                )}
              </Field>
            ))}
            <Button type="submit">Narrow</Button>
          </form>
        </details>
      )}
    </div>
  );
}

function hintOf({ query }: OperationDetail, name: string): string | undefined {
  const property = recordAt(recordAt(query, 'properties') ?? {}, name);
  return (property && textAt(property, 'description')) ?? undefined;
}
