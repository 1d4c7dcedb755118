import { recordAt } from '@/components/items/raw-value';
import type { OperationDetail } from '@/lib/operations/shapes';
import type { Asked } from './queries';
import { paramOf, type Resource } from './resources';

const DAY_MS = 86_400_000;
export const SPANS = ['1', '7', '30', '365'] as const;
const USUAL_SPAN = '30';

/** Query parameters that this console fills in by itself, where an operation has them. */
const OWN: Readonly<Record<string, string>> = { resolveDisplayNames: 'true', get_all: 'true' };
const SPAN_OF = ['start_time', 'end_time'];

/** The names of an operation's query parameters, in the order of its papers. */
export function queryNames({ query }: OperationDetail): string[] {
  return Object.keys(recordAt(query, 'properties') ?? {});
}

/** True where a list is of a span of time. */
export function isOfSpan(detail: OperationDetail): boolean {
  return queryNames(detail).includes('start_time');
}

export function spanOf(days: string | null): string {
  return SPANS.find((one) => one === days) ?? USUAL_SPAN;
}

/** What a list is asked with; `until` is the end of its span, where it is of one. */
export function listAsked(
  detail: OperationDetail,
  { by, days, until }: { by: Record<string, string>; days: string | null; until: number },
): Asked {
  const known = queryNames(detail);
  const query: Record<string, string> = {};
  for (const name of known) {
    const value = OWN[name] ?? by[name];
    if (value !== undefined && value !== '') query[name] = value;
  }
  if (known.includes('start_time')) query.start_time = String(until - Number(spanOf(days)) * DAY_MS);
  if (known.includes('end_time')) query.end_time = String(until);
  return { params: {}, query };
}

/** What one record is asked for with. */
export function recordAsked(resource: Resource, detail: OperationDetail, id: string): Asked {
  const param = paramOf(resource.detail);
  const own = queryNames(detail).flatMap((name) => (OWN[name] === undefined ? [] : [[name, OWN[name]] as const]));
  return { params: param === null ? {} : { [param]: id }, query: Object.fromEntries(own) };
}

/** What a person may narrow a list by at the vendor. */
export function narrowable(detail: OperationDetail): string[] {
  return queryNames(detail).filter((name) => OWN[name] === undefined && !SPAN_OF.includes(name));
}
