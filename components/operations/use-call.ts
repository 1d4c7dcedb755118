'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { newKey } from '@/components/findings/new-key';
import { type Problem, problemOf } from '@/components/ui/problem';
import { ApiProblem } from '@/lib/api/browser';
import type { OperationAnswer } from '@/lib/operations/shapes';
import { calls } from './call-queries';
import { type CallInput, callOperation } from './queries';

/** One call, from the press of the button to what came of it. */
export type Call = { input: CallInput; at: Date } & (
  | { state: 'running' }
  | { state: 'answered'; answer: OperationAnswer; ms: number }
  | { state: 'refused'; problem: Problem; status: number; ms: number }
);

/** What came of a call; null: it was let go. */
export type Came = { answer: OperationAnswer } | { problem: Problem } | null;

/**
 * Calls an operation, one at a time. Who leaves the page lets go of the call; a write that got no answer is asked for
 * again under its own name, so that it is done once.
 */
export function useCall(place: { connectionId: string; operation: string }) {
  const client = useQueryClient();
  const [call, setCall] = useState<Call | null>(null);
  const attempt = useRef<{ asked: string; key: string } | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function run(input: CallInput): Promise<Came> {
    const at = new Date();
    const asked = JSON.stringify(input);
    if (attempt.current?.asked !== asked) attempt.current = { asked, key: newKey() };
    const { key } = attempt.current;
    const stop = new AbortController();
    running.current?.abort();
    running.current = stop;
    setCall({ input, at, state: 'running' });
    const ms = () => Date.now() - at.getTime();
    try {
      const answer = await callOperation(place, input, { key, signal: stop.signal });
      attempt.current = null;
      setCall({ input, at, state: 'answered', answer, ms: ms() });
      return { answer };
    } catch (error) {
      if (stop.signal.aborted) {
        setCall(null);
        return null;
      }
      const status = error instanceof ApiProblem ? error.status : 0;
      if (status > 0) attempt.current = null;
      const problem = problemOf(error);
      setCall({ input, at, state: 'refused', problem, status, ms: ms() });
      return { problem };
    } finally {
      if (running.current === stop) running.current = null;
      void client.invalidateQueries({ queryKey: calls.all });
    }
  }

  return { call, run, stop: () => running.current?.abort() };
}
