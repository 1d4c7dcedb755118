import type { Count } from './shapes';

/** Every figure of a dashboard that names a query, with the place it stands at. */
export function figuresIn(value: unknown, path = ''): [string, Count][] {
  if (typeof value !== 'object' || value === null) return [];
  const own: [string, Count][] =
    'query' in value && 'value' in value ? [[path, { value: Number(value.value), query: String(value.query) }]] : [];
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => figuresIn(inner, `${path}.${key}`))];
}
