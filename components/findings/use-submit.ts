import { useState } from 'react';
import { type Problem, problemOf } from '@/components/ui/problem';

/** Runs a form's deed once at a time; what failed is kept to be shown, and the form stays as it is. */
export function useSubmit(): {
  busy: boolean;
  problem: Problem | null;
  run: (work: () => Promise<void>) => Promise<void>;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run };
}
