'use client';

import { type FormEvent, useState } from 'react';
import { useSubmit } from '@/components/findings/use-submit';
import { Section } from '@/components/items/section';
import { Button } from '@/components/ui/button';
import { useShortcuts } from '@/components/ui/hotkeys';
import { Notice } from '@/components/ui/notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { submitOnModEnter } from '@/components/ui/submit-keys';
import { Textarea } from '@/components/ui/textarea';
import type { CaseDetail } from '@/lib/cases/shapes';
import { useDecide } from './queries';

const INPUT_ID = 'case-decision';

/** The decision log: what was decided, by whom and when; it is added to, never changed. */
export function Decisions({ detail, unavailable }: { detail: CaseDetail; unavailable: string | undefined }) {
  const decide = useDecide(detail.id);
  const [body, setBody] = useState('');
  const { busy, problem, run } = useSubmit();
  const focus = () => document.getElementById(INPUT_ID)?.focus();
  useShortcuts([{ id: 'case.decide', label: 'Log decision', group: 'Case', keys: 'N', unavailable, run: focus }]);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const text = body.trim();
    if (!text || unavailable) return;
    void run(async () => {
      await decide.mutateAsync(text);
      setBody('');
    });
  };
  return (
    <Section title={detail.decisions.length > 0 ? `Decisions · ${detail.decisions.length}` : 'Decisions'}>
      <form onSubmit={save} onKeyDown={submitOnModEnter} className="grid gap-2">
        <Textarea
          id={INPUT_ID}
          aria-label="A decision and its reason"
          placeholder="A decision and its reason"
          rows={2}
          maxLength={4000}
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
        {problem && <Notice problem={problem} />}
        <div>
          <Button
            type="submit"
            hotkey="N"
            busy={busy}
            unavailable={unavailable ?? (body.trim() ? undefined : 'Write something first.')}
          >
            Log decision
          </Button>
        </div>
      </form>
      <ol className="grid gap-3">
        {detail.decisions.map((decision) => (
          <li key={decision.id}>
            <p className="text-ink-3 text-sm">
              {decision.author.name}, <RelativeTime at={decision.at} suffix=" ago" focusable />
            </p>
            <p className="whitespace-pre-line text-pretty [overflow-wrap:anywhere]">
              <bdi>{decision.body}</bdi>
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
