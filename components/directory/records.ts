import { asRecord, type Raw, textAt } from '@/components/items/raw-value';
import { edgeTime } from '@/lib/vendors/lacework-edge/times';
import type { Resource } from './resources';

/** One record of a resource, as a list shows it. */
export type DirectoryRow = {
  /** What it is asked for by; its place in the answer where the vendor names it by nothing. */
  id: string;
  title: string;
  raw: Raw;
  goneAt: null;
};

const TITLES = [
  'display_name',
  'name',
  'title',
  'dataset_name',
  'unique_name',
  's3_bucket_name',
  'workflow_name',
  'user_display_name',
  'display',
  'description',
  'event_type',
  'email',
  'path',
  'key',
  'country',
];

/** Records whose first name would be that of somebody else. */
const OWN_TITLE: Readonly<Record<string, string>> = { audit_events: 'op' };

/** The records in an answer; null where there is no list in it, which must not look like an empty one. */
export function recordsIn(resource: Resource, answer: unknown): DirectoryRow[] | null {
  const listed = listIn(resource, answer);
  return listed?.map((raw, index) => rowOf(resource, raw, index)) ?? null;
}

export function rowOf(resource: Resource, raw: Raw, index = 0): DirectoryRow {
  const id = (resource.key && textAt(raw, resource.key)) ?? textAt(raw, 'uuid') ?? textAt(raw, 'id');
  const own = OWN_TITLE[resource.id];
  return {
    id: id ?? `#${index + 1}`,
    title: (own && textAt(raw, own)) ?? titleOf(raw) ?? id ?? `Entry ${index + 1}`,
    raw,
    goneAt: null,
  };
}

/** What a record is called, by the first of its fields that can be a name. */
export function titleOf(raw: Raw): string | null {
  for (const name of TITLES) {
    const text = textAt(raw, name);
    if (text !== null && text !== '0') return text.split('\n')[0]?.slice(0, 300) ?? text;
  }
  const identity = asRecord(raw.identity);
  return identity && textAt(identity, 'display');
}

/** When a record was last changed, or made; null where it does not say. */
export function timeOf(raw: Raw): Date | null {
  for (const name of ['update_time', 'updated_time', 'create_time', 'created_time', 'timestamp']) {
    const at = edgeTime(textAt(raw, name));
    if (at) return at;
  }
  return null;
}

/**
 * The answers of this vendor wrap a list by its name. That `{}` or a null stands for an empty one is assumed: its papers
 * show no empty answer. Anything else without a list is told as an answer that cannot be read.
 */
function listIn({ id }: Resource, answer: unknown): Raw[] | null {
  if (Array.isArray(answer)) return recordsOf(answer);
  const record = asRecord(answer);
  if (!record) return null;
  const lists = Object.entries(record).filter((pair): pair is [string, unknown[]] => Array.isArray(pair[1]));
  const [, own] = lists.find(([name]) => name === id) ?? lists[0] ?? [];
  if (own) return recordsOf(own);
  const isEmpty = Object.keys(record).length === 0 || Object.values(record).every((value) => value === null);
  return isEmpty ? [] : null;
}

function recordsOf(list: readonly unknown[]): Raw[] {
  return list.map((item) => asRecord(item) ?? { value: item });
}
