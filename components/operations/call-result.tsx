'use client';

import Download from 'lucide-react/icons/download';
import { useEffect, useRef } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { count } from '@/components/ui/format-number';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import type { OperationAnswer } from '@/lib/operations/shapes';
import { AnswerView } from './answer-view';
import { QueuedWrite } from './queued-write';
import { saveJson } from './save-json';
import type { Call } from './use-call';

/** What came of a call: how long it took, what is left of the limit, and the answer itself. */
export function CallResult({ call, operation, vendor }: { call: Call; operation: string; vendor: string }) {
  const section = useRef<HTMLElement>(null);
  // Under a long form it would come where nobody looks.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each call and each step of it
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' });
  }, [call.at, call.state]);
  return (
    <section ref={section} aria-label="Result" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Outcome call={call} vendor={vendor} />
      </div>
      {call.state === 'running' && <Skeleton className="h-24 w-full" />}
      {call.state === 'refused' && <Notice problem={call.problem} />}
      {call.state === 'answered' && call.answer.outcome === 'queued' && (
        <QueuedWrite action={call.answer.action} operation={operation} vendor={vendor} />
      )}
      {call.state === 'answered' && call.answer.outcome === 'answered' && (
        <>
          <div className="flex flex-wrap items-center gap-2">
            <Button
              size="sm"
              icon={<Download aria-hidden size={13} />}
              onClick={() =>
                saveJson(`${operation}-${call.at.toISOString().replace(/[:.]/g, '-')}`, answered(call.answer))
              }
            >
              Export JSON
            </Button>
          </div>
          <AnswerView result={call.answer.result} />
        </>
      )}
    </section>
  );
}

function Outcome({ call, vendor }: { call: Call; vendor: string }) {
  switch (call.state) {
    case 'running':
      return <span className="text-ink-2">{vendor} is being asked…</span>;
    case 'refused':
      return (
        <>
          <Badge tone="bad">{call.status > 0 ? call.status : 'No answer'}</Badge>
          <span className="text-ink-2">{count(call.ms)} ms</span>
        </>
      );
    case 'answered': {
      const { answer } = call;
      if (answer.outcome === 'queued') return <Badge tone="outline">Taken</Badge>;
      const { status, ms, requestId, budget, unread } = answer;
      return (
        <>
          <Badge tone="ok">{status}</Badge>
          <span className="text-ink-2">
            {count(ms)} ms at the vendor, {count(call.ms)} ms in all
          </span>
          {unread && <span className="text-ink-2">Large, so passed on unread</span>}
          {budget && (
            <span className="text-ink-2">
              {count(Math.floor(budget.left))} of {count(budget.most)} calls left now, one more every{' '}
              {everyText(budget.everyMs)}
            </span>
          )}
          {requestId && (
            <span className="inline-flex items-center gap-1 text-ink-3">
              Request <code className="text-xs">{requestId}</code>
              <CopyButton text={requestId} label="Copy the vendor’s request id" />
            </span>
          )}
        </>
      );
    }
  }
}

function everyText(ms: number): string {
  return ms < 1000 ? `${count(Math.round(ms))} ms` : `${count(Math.round(ms / 100) / 10)} s`;
}

function answered(answer: OperationAnswer): unknown {
  return answer.outcome === 'answered' ? answer.result : null;
}
