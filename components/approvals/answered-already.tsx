import { type Raw, textAt } from '@/components/items/raw-value';
import { givenAnswer } from './run-request';

/** Why nothing can be sent; for a run that somebody answered, what the answer was. */
export function AnsweredAlready({ why, raw }: { why: string; raw: Raw | null }) {
  const words = raw && givenAnswer(raw);
  const reason = raw && textAt(raw, 'approver_justification');
  return (
    <div role="status" className="border-warn border-l-2 pl-3">
      <p>{why}</p>
      {words && (
        <p className="text-ink-2">
          The answer is <bdi>“{words}”</bdi>
          {reason && <bdi>, because “{reason}”</bdi>}.
        </p>
      )}
    </div>
  );
}
