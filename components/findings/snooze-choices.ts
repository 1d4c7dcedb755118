export type SnoozeChoice = { value: string; label: string };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** When a day's work begins, on the clock of whoever chooses. */
const MORNING = 9;

/** When it may come back; the value is the instant in ISO 8601. */
export function snoozeChoices(now: Date): SnoozeChoice[] {
  // Sunday is 0, so the next Monday is between one and seven days away.
  const monday = (8 - now.getDay()) % 7 || 7;
  const choices: readonly (readonly [string, Date])[] = [
    ['In 4 hours', new Date(now.getTime() + 4 * HOUR_MS)],
    ['Tomorrow morning', morning(now, 1)],
    ['Monday morning', morning(now, monday)],
    ['In a week', new Date(now.getTime() + 7 * DAY_MS)],
    ['In 30 days', new Date(now.getTime() + 30 * DAY_MS)],
  ];
  return choices.map(([label, at]) => ({ label, value: at.toISOString() }));
}

/** The instant that a `datetime-local` field means; null for what is no time or not ahead. */
export function instantTyped(typed: string, now: Date): string | null {
  const at = new Date(typed);
  return Number.isNaN(at.getTime()) || at <= now ? null : at.toISOString();
}

function morning(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING);
}
