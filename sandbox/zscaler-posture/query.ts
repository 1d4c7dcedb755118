import { type Call, Refusal } from '../core/call';
import { csps, defaultOrder, type Readings, risks, statusFilter, windowSeconds } from './assumed';
import { fieldKeys } from './fields';

export type Range = { from: number; to: number };
export type Sort = { by: 'severity' | 'created' | 'updated' | 'alert_status'; descending: boolean };

export type AlertQuery = {
  limit: number;
  offset: number;
  created?: Range;
  updated?: Range;
  /** Upper case; undefined means not asked. */
  clouds?: string[];
  statuses?: string[];
  risks?: string[];
  regions?: string[];
  units?: string[];
  sort: Sort;
  fields?: string[];
};

/** Reads the parameters of both lists; unknown ones are ignored, bad values are a 400. */
export function parseQuery({ query }: Call, readings: Readings, nowSeconds: number): AlertQuery {
  const created = rangeOf(query, 'created', readings);
  const updated = rangeOf(query, 'updated', readings);
  return {
    limit: whole(query, 'limit', 1, 100) ?? 100,
    offset: offsetOf(query, readings),
    created: created ?? (updated ? undefined : { from: nowSeconds - windowSeconds, to: nowSeconds }),
    updated,
    clouds: listOf(query, 'cloud_account_type', csps),
    statuses: listOf(query, 'alert_status', statusFilter),
    risks: listOf(query, 'risk_level', risks),
    regions: listOf(query, 'regions'),
    units: listOf(query, 'business_units'),
    sort: sortOf(query.get('order_by') ?? defaultOrder),
    fields: fieldsOf(query),
  };
}

function offsetOf(query: URLSearchParams, { offset }: Readings): number {
  if (offset === 'item') return whole(query, 'offset', 0, 2 ** 31) ?? 0;
  return Math.max(1, whole(query, 'offset', 0, 2 ** 31) ?? 1);
}

/** One end alone means 48 hours from or up to it. */
function rangeOf(query: URLSearchParams, name: string, { span }: Readings): Range | undefined {
  const start = whole(query, `${name}[start]`, 0, 2 ** 31 - 1);
  const end = whole(query, `${name}[end]`, 0, 2 ** 31 - 1);
  if (start === undefined && end === undefined) return undefined;
  const from = start ?? (end ?? 0) - windowSeconds;
  const to = end ?? from + windowSeconds;
  if (from > to) return refuse(`${name}: start is after end`);
  return { from, to: span === 'cut' ? Math.min(to, from + windowSeconds) : to };
}

/** Repeated keys and commas mean the same. */
function listOf(query: URLSearchParams, name: string, known?: readonly string[]): string[] | undefined {
  const values = query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .filter((value) => value !== '');
  if (values.length === 0) return undefined;
  const upper = values.map((value) => value.trim().toUpperCase());
  const wrong = known && upper.find((value) => !known.includes(value));
  return wrong === undefined ? upper : refuse(`invalid value of ${name}`);
}

function fieldsOf(query: URLSearchParams): string[] | undefined {
  const names = query
    .getAll('fields')
    .flatMap((value) => value.split(','))
    .filter((value) => value !== '');
  if (names.some((name) => !Object.hasOwn(fieldKeys, name))) return refuse('invalid value of fields');
  return names.length === 0 ? undefined : names;
}

function sortOf(text: string): Sort {
  const [by, direction = 'asc', rest] = text.toLowerCase().split(':');
  const known = (['severity', 'created', 'updated', 'alert_status'] as const).find((one) => one === by);
  if (!known || rest !== undefined || !['asc', 'desc'].includes(direction)) return refuse('invalid value of order_by');
  return { by: known, descending: direction === 'desc' };
}

function whole(query: URLSearchParams, name: string, min: number, max: number): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : refuse(`invalid value of ${name}`);
}

function refuse(message: string): never {
  throw new Refusal(400, message, { assumed: true });
}
