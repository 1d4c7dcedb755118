import type { Answer } from './answer-role';

/** The answers a run takes, one of which is chosen. */
export function AnswerChoice({
  answers,
  chosen,
  error,
  onChoose,
}: {
  answers: readonly Answer[];
  chosen: string | null;
  error: string | undefined;
  onChoose: (index: string) => void;
}) {
  return (
    <fieldset className="grid gap-0.5">
      <legend className="mb-0.5 text-ink-2 text-sm">Answer</legend>
      {answers.map(({ index, label }) => (
        <label key={index} className="flex min-h-7 cursor-pointer items-center gap-2">
          <input
            type="radio"
            name="answer"
            value={index}
            checked={index === chosen}
            onChange={() => onChoose(index)}
            className="size-3.5 shrink-0 accent-accent"
          />
          <bdi className="[overflow-wrap:anywhere]">{label}</bdi>
        </label>
      ))}
      {error && (
        <p role="alert" className="text-bad text-sm">
          {error}
        </p>
      )}
    </fieldset>
  );
}
