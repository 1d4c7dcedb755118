'use client';

import { useState } from 'react';
import { instantTyped } from '@/components/findings/snooze-choices';
import { useTriage } from '@/components/findings/triage-context';
import { useColleagues } from '@/components/findings/use-colleagues';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Form } from '@/components/ui/form';
import { FormControl, FormField } from '@/components/ui/form-field';
import { plural } from '@/components/ui/format-number';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { SeverityIcon } from '@/components/ui/severity-icon';
import { Textarea } from '@/components/ui/textarea';
import { AcceptFold } from '@/lib/folds/schema';
import type { FoldRow } from '@/lib/folds/shapes';
import { alertsOf, toAccept, untilChoices } from './fold-text';
import { useAcceptFold } from './queries';

const Terms = AcceptFold.pick({ reason: true, ownerId: true, until: true });
const OWN = 'own';

/** Why, whose it is meanwhile, and until when; then what is not resolved of a fold leaves the queue. */
export function AcceptDialog({
  fold,
  onClose,
  onDone,
}: {
  fold: FoldRow;
  onClose: () => void;
  onDone: (fold: FoldRow) => void;
}) {
  const { userId, name } = useTriage();
  const { people, problem } = useColleagues('findings.act');
  const accept = useAcceptFold();
  const [choices] = useState(() => untilChoices(new Date()));
  const { tenant, policy, account, acceptance } = fold;
  return (
    <Dialog
      title={`Accept: ${plural(toAccept(fold), 'finding')}`}
      onClose={onClose}
      description={<About fold={fold} />}
    >
      <Form
        schema={Terms}
        defaultValues={{ reason: acceptance?.reason ?? '', ownerId: userId, until: choices[1]?.at ?? '' }}
        onSubmit={async (terms) => {
          const key = { connectionId: tenant.id, policy, account, findings: toAccept(fold) };
          onDone(await accept.mutateAsync({ ...key, ...terms, version: acceptance?.version ?? 0 }));
        }}
        footer={({ busy }) => (
          <>
            <Button size="lg" onClick={onClose}>
              Cancel
            </Button>
            <Button size="lg" type="submit" tone="primary" hotkey="Ctrl Enter" busy={busy}>
              Accept
            </Button>
          </>
        )}
      >
        <FormField name="reason" label="Why is this acceptable?" required>
          {(input) => <Textarea {...input} data-autofocus maxLength={2000} rows={3} />}
        </FormField>
        <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
          <FormField name="ownerId" label="Owner" hint="Answers for it meanwhile." required>
            {(input) => (
              <Select
                {...input}
                options={[
                  { value: userId, label: `${name} (you)` },
                  ...people.map((one) => ({ value: one.id, label: one.name })),
                ]}
              />
            )}
          </FormField>
          <FormControl name="until" label="Until" required>
            {({ value, onChange, ...control }) => (
              <Until control={control} value={value} onChange={onChange} choices={choices} />
            )}
          </FormControl>
        </div>
        {problem && <Notice problem={problem} />}
        <p className="text-ink-3 text-sm">
          It is open again by itself at that time, when another resource has this alert, or when one of these is rated
          worse. Kept here: Zscaler Posture Control has no way to be told.
        </p>
      </Form>
    </Dialog>
  );
}

function About({ fold }: { fold: FoldRow }) {
  return (
    <span className="grid gap-1">
      <span className="flex min-w-0 items-center gap-2">
        <SeverityIcon severity={fold.severity} label />
        <bdi className="min-w-0 truncate text-ink">{fold.title}</bdi>
      </span>
      <span className="text-ink-3 text-sm">
        Account <bdi>{fold.account}</bdi>: {alertsOf(fold)}
      </span>
    </span>
  );
}

/** One of the usual spans, or a time of one's own. */
function Until({
  control,
  value,
  onChange,
  choices,
}: {
  control: { id: string; required: boolean | undefined };
  value: unknown;
  onChange: (value: unknown) => void;
  choices: ReturnType<typeof untilChoices>;
}) {
  const [isOwn, setOwn] = useState(false);
  return (
    <span className="grid gap-2">
      <Select
        {...control}
        name="until"
        value={isOwn ? OWN : String(value)}
        onChange={({ target }) => {
          setOwn(target.value === OWN);
          onChange(target.value === OWN ? '' : target.value);
        }}
        options={[
          ...choices.map(({ at, label }) => ({ value: at, label })),
          { value: OWN, label: 'A time of your own' },
        ]}
      />
      {isOwn && (
        <Input
          type="datetime-local"
          aria-label="Until, a time of your own"
          onChange={({ target }) => onChange(instantTyped(target.value, new Date()) ?? '')}
        />
      )}
    </span>
  );
}
