const UNITS: readonly [string, number][] = [
  ['d', 1440],
  ['h', 60],
  ['m', 1],
];

/** Minutes as they are typed: 240 is `4h`; 0 is nothing. */
export function durationText(minutes: number): string {
  const unit = UNITS.find(([, size]) => minutes % size === 0);
  return minutes === 0 || !unit ? '' : `${minutes / unit[1]}${unit[0]}`;
}

/** What was typed in minutes, nothing as 0; null for what is no duration up to a year. */
export function minutesOf(text: string): number | null {
  if (text.trim() === '') return 0;
  const [, count, letter] = /^(\d{1,6})\s*(m|h|d)$/i.exec(text.trim()) ?? [];
  const size = UNITS.find(([unit]) => unit === letter?.toLowerCase())?.[1];
  const minutes = Number(count) * (size ?? Number.NaN);
  return minutes >= 1 && minutes <= 525_600 ? minutes : null;
}
