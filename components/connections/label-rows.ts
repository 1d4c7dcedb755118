/** One line of the label map: in this enum, this number is called so. */
export type LabelRow = { enumName: string; number: string; name: string };

/** The enums the console reads; an installation may name others. */
export const ENUM_NAMES = [
  'alertStatus',
  'incidentStatus',
  'severity',
  'actionType',
  'runStatus',
  'policyType',
  'policyAction',
  'policyStatus',
  'role',
] as const;

/** Enum → number → name as lines, in the order of the enums above and then of numbers. */
export function rowsOf(map: unknown): LabelRow[] {
  if (typeof map !== 'object' || map === null) return [];
  const rows = Object.entries(map).flatMap(([enumName, names]) =>
    typeof names === 'object' && names !== null
      ? Object.entries(names).map(([number, name]) => ({ enumName, number, name: String(name) }))
      : [],
  );
  const order: readonly string[] = ENUM_NAMES;
  const place = ({ enumName }: LabelRow) => (order.includes(enumName) ? order.indexOf(enumName) : order.length);
  return rows.sort(
    (one, other) =>
      place(one) - place(other) ||
      one.enumName.localeCompare(other.enumName) ||
      Number(one.number) - Number(other.number),
  );
}

type Read = { map: Record<string, Record<string, string>> } | { problem: string };

/** The map that lines say, or what is wrong with the first wrong one. A line with nothing in it says nothing. */
export function mapOf(rows: readonly LabelRow[]): Read {
  const map = new Map<string, Map<string, string>>();
  for (const [index, row] of rows.entries()) {
    const enumName = row.enumName.trim();
    const number = row.number.trim();
    const name = row.name.trim();
    if (enumName === '' && number === '' && name === '') continue;
    const at = `Line ${index + 1}`;
    if (enumName === '') return { problem: `${at}: name the enum.` };
    if (!/^-?\d{1,9}$/.test(number)) return { problem: `${at}: give a whole number.` };
    if (name === '') return { problem: `${at}: say what ${number} is called.` };
    const names = map.get(enumName) ?? new Map<string, string>();
    if (names.has(number)) return { problem: `${at}: ${enumName} ${number} is named twice.` };
    map.set(enumName, names.set(number, name));
  }
  return { map: Object.fromEntries([...map].map(([enumName, names]) => [enumName, Object.fromEntries(names)])) };
}
