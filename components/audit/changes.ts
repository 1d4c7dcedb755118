/** One field that a record says was changed; `was` or `is` is undefined where there was none. */
export type Change = { field: string; was: unknown; is: unknown };

/** The fields in which before and after differ; where one of them is missing, all of the other's. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const was = fieldsOf(before);
  const is = fieldsOf(after);
  const names = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...names]
    .map((field) => ({ field, was: was[field], is: is[field] }))
    .filter((change) => JSON.stringify(change.was) !== JSON.stringify(change.is));
}

/** A value as one line of text; nothing reads as a dash. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const NAMES = ['title', 'name', 'email', 'label'];

/** What the record is about, by the name it had; null where the record holds none. */
export function subjectName(before: unknown, after: unknown): string | null {
  const fields = { ...fieldsOf(before), ...fieldsOf(after) };
  const name = NAMES.map((one) => fields[one]).find((value) => typeof value === 'string' && value !== '');
  return typeof name === 'string' ? name : null;
}

function fieldsOf(value: unknown): Record<string, unknown> {
  if (value === null || value === undefined) return {};
  if (typeof value !== 'object' || Array.isArray(value)) return { value };
  return { ...value };
}
