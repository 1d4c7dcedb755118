const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** `1,204`; the language is fixed, so that server and browser write the same. */
export function count(value: number): string {
  return whole.format(value);
}

/** A count that was only followed up to `ceiling`: `10,000+`. */
export function countUpTo(value: number, ceiling: number): string {
  return value >= ceiling ? `${whole.format(ceiling)}+` : whole.format(value);
}

/** A share of one as `61 %`. Never says 0 or 100 for what is only nearly so. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return '< 1 %';
  if (share < 1 && share > 0.99) return '99 %';
  return `${whole.format(share * 100)} %`;
}

/** `1 finding`, `2,941 findings`. */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${whole.format(value)} ${value === 1 ? one : many}`;
}

/** A change with its sign: `+25`, `−31`, `0`. */
export function signed(value: number): string {
  if (value === 0) return '0';
  return `${value > 0 ? '+' : '−'}${short.format(Math.abs(value))}`;
}

/** `512 B`, `1.4 MB`: powers of a thousand, as vendors count files. */
export function bytes(value: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let unit = 0;
  let rest = value;
  while (rest >= 999.95 && unit < units.length - 1) {
    rest /= 1000;
    unit++;
  }
  return `${unit === 0 ? whole.format(rest) : short.format(rest)} ${units[unit]}`;
}
