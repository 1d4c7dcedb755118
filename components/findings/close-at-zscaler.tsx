'use client';

import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Verdict } from '@/lib/model/finding';
import { findings } from './queries';

type Label = { key: string; value: string };

/** What only the DLP API takes with a close: its one resolution code, which follows from the verdict, and a label. */
export function CloseAtZscaler({
  verdict,
  label,
  onLabel,
  error,
}: {
  verdict: Verdict | null;
  label: Label;
  onLabel: (label: Label) => void;
  error: string | undefined;
}) {
  const listId = useId();
  // No call lists the labels of the portal: those that were seen on incidents are offered.
  const seen = useQuery(findings.suggest('label', '', 'source:dlp'));
  const known = (seen.data?.items ?? []).map((one) => one.label.split('=')).filter((parts) => parts.length > 1);
  const keys = [...new Set(known.map(([key]) => key ?? ''))];
  const values = known.filter(([key]) => key === label.key).map(([, ...rest]) => rest.join('='));
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-ink-2 text-sm">Resolution at Zscaler</legend>
      <p className="text-sm">
        Code{' '}
        {verdict === 'false_positive' ? (
          <code className="text-ink">FALSE_POSITIVE</code>
        ) : (
          <span className="text-ink-3">none; FALSE_POSITIVE, the only one there is, follows from that verdict</span>
        )}
      </p>
      <div className="grid grid-cols-2 gap-2">
        <Field label="Label" optional error={error} hint="Key and value must exist in the portal.">
          {(control) => (
            <Input
              {...control}
              list={`${listId}-keys`}
              maxLength={200}
              value={label.key}
              onChange={(event) => onLabel({ ...label, key: event.target.value })}
            />
          )}
        </Field>
        <Field label="Its value" optional>
          {(control) => (
            <Input
              {...control}
              list={`${listId}-values`}
              maxLength={200}
              value={label.value}
              onChange={(event) => onLabel({ ...label, value: event.target.value })}
            />
          )}
        </Field>
      </div>
      <datalist id={`${listId}-keys`}>
        {keys.map((key) => (
          <option key={key} value={key} />
        ))}
      </datalist>
      <datalist id={`${listId}-values`}>
        {values.map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </fieldset>
  );
}
