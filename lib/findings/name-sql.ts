/** A column of numbers as the names of our own table, in SQL. */
export function nameSql(column: string, codes: Record<string, number>): string {
  const byCode = Object.entries(codes).sort(([, a], [, b]) => a - b);
  const first = byCode[0]?.[1] ?? 0;
  if (byCode.some(([, code], at) => code !== first + at)) throw new Error('codes with a gap');
  const names = byCode.map(([name]) => `'${name}'`).join(', ');
  return `(array[${names}])[${column} + ${1 - first}]`;
}
