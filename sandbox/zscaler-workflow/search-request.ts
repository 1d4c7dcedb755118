import { asObject, type Call, Refusal } from '../core/call';

export type Filter<Name extends string> = { name: Name; values: unknown[] };
export type SearchRequest<Name extends string> = { filters: Filter<Name>[]; fromMs: number; toMs: number };

/** Reads the body of a search; `names` are the known fields by their lower-case spelling. No body, `fields: []` and `timeRange: {}` all mean no filter. */
export function parseSearch<Name extends string>(
  body: unknown,
  names: Readonly<Record<string, Name>>,
): SearchRequest<Name> {
  const request = body === undefined || body === null ? {} : (asObject(body) ?? refuse('body must be an object'));
  const timeRange =
    request.timeRange === undefined ? {} : (asObject(request.timeRange) ?? refuse('timeRange must be an object'));
  const fields = request.fields ?? [];
  if (!Array.isArray(fields)) refuse('fields must be an array');
  return {
    filters: fields.map((field: unknown) => parseFilter(field, names)),
    fromMs: timeOf(timeRange.startTime, Number.NEGATIVE_INFINITY),
    toMs: timeOf(timeRange.endTime, Number.POSITIVE_INFINITY),
  };
}

/** Reads a page's position: `pageId` wins over `page`. */
export function parsePaging({ query }: Call, defaultSize: number): { page: number; pageSize: number; pageId?: string } {
  return {
    page: whole(query.get('page') ?? '0', 'page', 0, 1_000_000),
    pageSize: whole(query.get('pageSize') ?? String(defaultSize), 'pageSize', 1, 100),
    pageId: query.get('pageId') || undefined,
  };
}

function parseFilter<Name extends string>(field: unknown, names: Readonly<Record<string, Name>>): Filter<Name> {
  const { name, value } = asObject(field) ?? refuse('a field is an object');
  const known = Object.entries<Name>(names).find(([lower]) => typeof name === 'string' && lower === name.toLowerCase());
  if (!known) return refuse(`unknown field ${String(name)}`);
  if (!Array.isArray(value)) return refuse(`value of ${name} must be an array`);
  return { name: known[1], values: value };
}

function timeOf(value: unknown, absent: number): number {
  if (value === undefined || value === null) return absent;
  const ms = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? refuse('timeRange must be ISO 8601') : ms;
}

function whole(text: string, name: string, min: number, max: number): number {
  const value = /^-?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : refuse(`${name} must be a whole number from ${min} to ${max}`);
}

function refuse(message: string): never {
  throw new Refusal(400, message, { assumed: true });
}
