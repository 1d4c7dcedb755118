import { Notice } from '@/components/ui/notice';
import { problemOf } from '@/components/ui/problem';

/** Over rows that are still there but could not be read again. */
export function NotReadAgain({ error }: { error: unknown }) {
  const problem = problemOf(error);
  return (
    <div className="border-line border-b px-4 py-2">
      <Notice problem={{ ...problem, message: `Not read again just now: ${problem.message}` }} />
    </div>
  );
}
