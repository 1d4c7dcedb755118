import type { Problems } from './form-draft';

/** What was said about places of a form, in one list: those that have no input here must not be lost. */
export function ProblemLines({ problems, formId }: { problems: Problems; formId: string }) {
  if (Object.keys(problems).length === 0) return null;
  const lines = Object.entries(problems).map(([place, words]) => `${place}: ${words}`);
  return (
    <ul role="alert" aria-describedby={formId} className="border-bad border-l-2 pl-3 text-sm">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** Puts the focus on the first input that is wrong. */
export function focusFirst(formId: string): void {
  // After the errors are drawn.
  requestAnimationFrame(() => {
    document.getElementById(formId)?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });
}
