'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { type ItemTimes, isTurned } from './item-query';

// The column is narrow: the whole time is worth more than the browser's calendar button.
const WHOLE = 'px-1! text-xs! [&::-webkit-calendar-picker-indicator]:hidden';
const TURNED = 'This is before the beginning.';

/** From when to when, in the zone the list is in. A range that is turned round is said so, and not asked for. */
export function ItemTimeRange({
  heading,
  times,
  onTimes,
}: {
  heading: string;
  times: ItemTimes;
  onTimes: (times: ItemTimes) => void;
}) {
  const [turned, setTurned] = useState(false);
  const isSet = times.from !== null || times.to !== null;
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const asked = {
      from: kept(String(typed.get('from') ?? ''), times.from),
      to: kept(String(typed.get('to') ?? ''), times.to),
    };
    setTurned(isTurned(asked));
    if (!isTurned(asked)) onTimes(asked);
  }
  return (
    <form onSubmit={submit} noValidate aria-label={heading} className="mb-4 grid min-w-0 gap-2">
      <Field label="From (UTC)">
        {(control) => (
          <Input {...control} type="datetime-local" name="from" defaultValue={typedOf(times.from)} className={WHOLE} />
        )}
      </Field>
      <Field label="Before (UTC)" error={turned ? TURNED : undefined}>
        {(control) => (
          <Input {...control} type="datetime-local" name="to" defaultValue={typedOf(times.to)} className={WHOLE} />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" type="submit">
          Show
        </Button>
        {isSet && (
          <Button size="sm" tone="quiet" onClick={() => onTimes({ from: null, to: null })}>
            Any time
          </Button>
        )}
      </div>
    </form>
  );
}

function typedOf(instant: string | null): string {
  return instant?.slice(0, 16) ?? '';
}

/** What was typed as an instant; an input that was left alone keeps the exact one it shows a minute of. */
function kept(typed: string, before: string | null): string | null {
  if (typed === typedOf(before)) return before;
  return typed === '' ? null : `${typed.slice(0, 16)}:00.000Z`;
}
