/** A vendor's constant as a person reads it: `ACTIVE` is "Active", `run_workflow` "Run workflow"; sentences stay. */
export function spoken(name: string): string {
  if (!/^[A-Z0-9_]+$|^[a-z0-9_]+$/.test(name)) return name;
  const words = name.toLowerCase().replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a list says of a value: its words, or that the vendor sent none. */
export function spokenOr(name: string | null, otherwise = 'Not given'): string {
  return name === null ? otherwise : spoken(name);
}

/** True for a number that nobody has named yet: "unknown (4)". */
export function isUnnamed(label: string | null): boolean {
  return label !== null && /^unknown \(.*\)$/.test(label);
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], joint: 'and' | 'or' = 'and'): string {
  const last = words.at(-1) ?? '';
  if (words.length < 2) return last;
  return `${words.slice(0, -1).join(', ')} ${joint} ${last}`;
}

const UNITS = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
] as const;

/** A length of time in full words, its two largest units: "1 day 2 hours", "90 seconds" is "1 minute 30 seconds". */
export function timeSpan(seconds: number): string {
  let rest = Math.max(0, Math.round(seconds));
  if (rest === 0) return '0 seconds';
  const parts: string[] = [];
  for (const [size, unit] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
  }
  return parts.slice(0, 2).join(' ');
}
