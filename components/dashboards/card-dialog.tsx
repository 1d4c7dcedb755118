'use client';

import { useQuery } from '@tanstack/react-query';
import { useFormContext } from 'react-hook-form';
import { useDebounced } from '@/components/queue/use-debounced';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { plural } from '@/components/ui/format-number';
import { Input } from '@/components/ui/input';
import { problemOf } from '@/components/ui/problem';
import { Select } from '@/components/ui/select';
import { CARD_BY, CARD_DAYS, Card, CHARTS } from '@/lib/boards/schema';
import { Shown } from './board-card';
import { boards } from './board-queries';
import { BY_WORDS, CHART_WORDS } from './card-words';
import type { Period } from './period';

/** Makes a card out of a query and a kind of chart, or changes one; what it would show stands below. */
export function CardDialog({
  card,
  isNew,
  days,
  onKeep,
  onClose,
}: {
  card: Card;
  isNew: boolean;
  days: Period;
  onKeep: (card: Card) => Promise<void>;
  onClose: () => void;
}) {
  return (
    <Dialog title={isNew ? 'Add a card' : `Edit “${card.title}”`} onClose={onClose}>
      <Form
        schema={Card}
        defaultValues={card}
        onSubmit={onKeep}
        footer={({ busy }) => (
          <>
            <Button size="lg" onClick={onClose}>
              Cancel
            </Button>
            <Button size="lg" type="submit" tone="primary" busy={busy}>
              {isNew ? 'Add' : 'Keep'}
            </Button>
          </>
        )}
      >
        <FormField name="title" label="Title">
          {(input) => <Input {...input} data-autofocus />}
        </FormField>
        <FormField name="q" label="Query" hint="As in the search bar of the queue; empty for everything">
          {(input) => <Input {...input} spellCheck={false} className="font-mono" />}
        </FormField>
        <Drawn />
        <FormField name="isWide" label="Width">
          {(input) => <Checkbox {...input} label="Two columns wide" />}
        </FormField>
        <Preview days={days} />
      </Form>
    </Dialog>
  );
}

/** How it is drawn; a line offers the days it may go over, bars all else. */
function Drawn() {
  const { watch, setValue } = useFormContext<Card>();
  const chart = watch('chart');
  const choices = chart === 'line' ? CARD_DAYS : CARD_BY;
  return (
    <div className="grid grid-cols-2 gap-4">
      <FormField name="chart" label="Shown as">
        {(input) => (
          <Select
            {...input}
            options={CHARTS.map((value) => ({ value, label: CHART_WORDS[value] }))}
            onChange={(event) => {
              void input.onChange(event);
              setValue('by', event.target.value === 'line' ? 'created' : 'severity');
            }}
          />
        )}
      </FormField>
      {chart !== 'number' && (
        <FormField name="by" label="By">
          {(input) => <Select {...input} options={choices.map((value) => ({ value, label: BY_WORDS[value] }))} />}
        </FormField>
      )}
    </div>
  );
}

function Preview({ days }: { days: Period }) {
  const { watch } = useFormContext<Card>();
  const [title, q, chart, by] = watch(['title', 'q', 'chart', 'by']);
  const asked = useDebounced(q, 300);
  const { data, error } = useQuery(boards.card({ q: asked, chart, by, days }));
  return (
    <section aria-label="What it shows" aria-live="polite" className="min-h-40 rounded-md border border-line p-3">
      {error && <p className="text-bad">{problemOf(error).message}</p>}
      {!error && data && (
        <>
          <p className="mb-2 text-ink-2 text-sm">{plural(data.of.value, 'finding')} now</p>
          {chart !== 'number' && <Shown card={{ title, chart, by }} numbers={data} />}
        </>
      )}
    </section>
  );
}
