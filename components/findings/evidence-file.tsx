'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { count } from '@/components/ui/format-number';
import { Notice } from '@/components/ui/notice';
import { type Problem, problemOf } from '@/components/ui/problem';
import { api } from '@/lib/api/browser';
import { OutsideLink } from './outside-link';
import type { EvidenceFile } from './use-glass';

/** More than this nobody reads in a minute. */
const MOST = 100_000;

type Read = { text: string; isCut: boolean; isWhole: boolean };

/** The evidence file: its content on demand, read through the console, and the way to it in the storage. */
export function EvidenceFileLine({ id, file, purpose }: { id: string; file: EvidenceFile; purpose: string }) {
  const [read, setRead] = useState<Read | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const leaving = useRef<AbortController | null>(null);
  useEffect(() => () => leaving.current?.abort(), []);

  async function open() {
    const asked = new AbortController();
    leaving.current = asked;
    setBusy(true);
    setProblem(null);
    let text = '';
    try {
      await api.text(`/api/findings/${id}/live/content`, { query: { purpose }, signal: asked.signal }, (more) => {
        text = (text + more).slice(0, MOST);
        setRead({ text, isCut: text.length === MOST, isWhole: false });
        return text.length < MOST;
      });
      setRead({ text, isCut: text.length === MOST, isWhole: true });
    } catch (error) {
      if (!asked.signal.aborted) setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <bdi>{[file.fileName, file.fileType].filter(Boolean).join(' · ') || 'Evidence'}</bdi>
        {!read?.isWhole && (
          <Button size="sm" busy={busy} onClick={() => void open()}>
            Show its content
          </Button>
        )}
        {file.url && <OutsideLink url={file.url}>In your own storage</OutsideLink>}
      </div>
      {problem && <Notice problem={problem} />}
      {read && (
        <section
          aria-label="Content of the evidence file"
          className="whitespace-pre-wrap rounded-md bg-hover px-2 py-1 font-mono text-sm [overflow-wrap:anywhere]"
        >
          <bdi>{read.text}</bdi>
        </section>
      )}
      {read?.isCut && <p className="text-ink-3 text-sm">Its first {count(MOST)} characters.</p>}
      {read && problem && <p className="text-ink-3 text-sm">It broke off here: this is not all of it.</p>}
    </div>
  );
}
