'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Switch } from '@/components/ui/switch';
import type { SavedView } from '@/lib/views/shapes';

/** Keeps what the queue shows now: under a new name, or in the view it came from. What was typed stays on a refusal. */
export function SaveView({
  current,
  mayShare,
  busy,
  onSave,
  onChange,
}: {
  /** The view that is looked at, where it differs and may be changed. */
  current: SavedView | undefined;
  mayShare: boolean;
  busy: boolean;
  onSave: (name: string, isShared: boolean) => Promise<boolean>;
  onChange: (view: SavedView) => Promise<boolean>;
}) {
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() !== '' && (await onSave(name.trim(), isShared))) setName('');
  }
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
      <div className="min-w-60 grow">
        <Field label="Keep what the queue shows now as">
          {(control) => (
            <Input
              {...control}
              data-autofocus
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </div>
      {mayShare && (
        // biome-ignore lint/a11y/noLabelWithoutControl: the switch is in it
        <label className="flex h-8 items-center gap-2">
          <Switch checked={isShared} onChange={(event) => setShared(event.target.checked)} /> For everybody
        </label>
      )}
      <Button
        size="lg"
        type="submit"
        tone="primary"
        busy={busy}
        unavailable={name.trim() === '' ? 'Give it a name first.' : undefined}
      >
        Keep
      </Button>
      {current && (
        <Button size="lg" busy={busy} onClick={() => void onChange(current)}>
          Change “{current.name}” to this
        </Button>
      )}
    </form>
  );
}
