import { Refusal } from '../core/call';

export function wholeNumber(query: URLSearchParams, name: string): number | undefined {
  const value = query.get(name);
  if (value === null) return undefined;
  if (!/^\d{1,15}$/.test(value)) throw new Refusal(400, 'Bad request', { assumed: true });
  return Number(value);
}

/** One page of a list by `page` and `per_page`, both of which have defaults; no page is larger than 100. */
export function pageOf<T>(items: readonly T[], query: URLSearchParams): T[] {
  const page = wholeNumber(query, 'page') ?? 1;
  const size = Math.min(100, wholeNumber(query, 'per_page') ?? 100);
  if (page < 1 || size < 1) throw new Refusal(400, 'Bad request', { assumed: true });
  return items.slice((page - 1) * size, page * size);
}
