'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Section } from '@/components/items/section';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { submitOnModEnter } from '@/components/ui/submit-keys';
import { Textarea } from '@/components/ui/textarea';
import type { FindingDetail } from '@/lib/findings/shapes';
import { changeOwn } from './deeds';
import { findings } from './queries';
import { TellPeople } from './tell-people';
import { useTriage, whyNotAllowed } from './triage-context';
import { useSubmit } from './use-submit';

/** Our notes, newest first, with a form that adds one; notes at the vendor are in the timeline. */
export function Notes({ detail }: { detail: FindingDetail }) {
  const client = useQueryClient();
  const unavailable = whyNotAllowed(useTriage(), 'findings.act');
  const [body, setBody] = useState('');
  const [told, setTold] = useState<string[]>([]);
  const { busy, problem, run } = useSubmit();

  const save = (event: FormEvent) => {
    event.preventDefault();
    const text = body.trim();
    if (!text || unavailable) return;
    void run(async () => {
      await changeOwn(client, [detail], { type: 'note', body: text, ...(told.length > 0 && { mentions: told }) }, {});
      await client.invalidateQueries({ queryKey: findings.detail(detail.id).queryKey });
      setBody('');
      setTold([]);
    });
  };
  return (
    <Section title={detail.notes.length > 0 ? `Notes here · ${detail.notes.length}` : 'Notes here'}>
      <form onSubmit={save} onKeyDown={submitOnModEnter} className="grid gap-2">
        <Textarea
          aria-label="A note, kept here"
          placeholder="A note, kept here"
          rows={2}
          maxLength={4000}
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
        {body.trim() !== '' && <TellPeople value={told} onChange={setTold} />}
        {problem && <Notice problem={problem} />}
        <div>
          <Button
            type="submit"
            busy={busy}
            unavailable={unavailable ?? (body.trim() ? undefined : 'Write something first.')}
          >
            Keep note
          </Button>
        </div>
      </form>
      <ol className="grid gap-3">
        {detail.notes.map((note) => (
          <li key={note.id}>
            <p className="text-ink-3 text-sm">
              {note.author.name}
              {note.told.length > 0 && ` to ${note.told.map(({ name }) => name).join(', ')}`},{' '}
              <RelativeTime at={note.at} suffix=" ago" focusable />
            </p>
            <p className="whitespace-pre-line text-pretty [overflow-wrap:anywhere]">
              <bdi>{note.body}</bdi>
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Labels of the vendor and ours; whose a label is, is said. */
export function Labels({ detail, onAdd }: { detail: FindingDetail; onAdd: () => void }) {
  const unavailable = whyNotAllowed(useTriage(), 'findings.act');
  return (
    <Section title="Labels">
      <ul className="flex flex-wrap items-center gap-1.5">
        {detail.labels.map(({ label, origin }) => (
          <li key={label} className="max-w-full">
            <Badge tone={origin === 'own' ? 'accent' : 'soft'}>
              <bdi className="truncate">{label}</bdi>
              <span className="text-ink-3 text-xs">{origin === 'own' ? 'ours' : 'vendor'}</span>
            </Badge>
          </li>
        ))}
        <li>
          <Button size="sm" tone="quiet" hotkey="L" unavailable={unavailable} onClick={onAdd}>
            Label…
          </Button>
        </li>
      </ul>
    </Section>
  );
}
