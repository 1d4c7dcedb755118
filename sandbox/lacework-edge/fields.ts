import { Refusal } from '../core/call';

type Fields = Record<string, unknown>;

/** Readers of what a caller sent: absent gives the fallback, another type is refused by name. */
export function textIn(fields: Fields, name: string, fallback = ''): string {
  const value = fields[name];
  if (value === undefined) return fallback;
  if (typeof value !== 'string') throw badField(name, 'a text');
  return value;
}

export function numberIn(fields: Fields, name: string, fallback = 0): number {
  const value = fields[name];
  if (value === undefined) return fallback;
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw badField(name, 'an integer');
  return value;
}

export function flagIn(fields: Fields, name: string): boolean {
  const value = fields[name];
  if (value === undefined) return false;
  if (typeof value !== 'boolean') throw badField(name, 'true or false');
  return value;
}

export function textsIn(fields: Fields, name: string): string[] {
  const value = fields[name];
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
    throw badField(name, 'a list of texts');
  return value;
}

/** A parameter that the contract marks as required; it may be empty, but it has to be there. */
export function required(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (value === null) throw new Refusal(400, `query parameter ${name} is required`);
  return value;
}

/** A span in milliseconds, both ends included. An absent or empty end is open. */
export function spanOf(query: URLSearchParams, endRequired = true): { from: number; to: number } {
  const from = millisOf('start_time', required(query, 'start_time'));
  const end = endRequired ? required(query, 'end_time') : (query.get('end_time') ?? '');
  const to = end === '' ? Number.MAX_SAFE_INTEGER : millisOf('end_time', end);
  if (to < from) throw new Refusal(400, 'end_time is before start_time', { assumed: true });
  return { from, to };
}

/** `a,b , c` as the contract's comma-separated lists. */
export function listOf(value: string | null): string[] {
  return (value ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function millisOf(name: string, value: string): number {
  if (!/^\d{1,16}$/.test(value)) throw new Refusal(400, `${name} is not a time in milliseconds`);
  return Number(value);
}

function badField(name: string, wanted: string): Refusal {
  return new Refusal(400, `field ${name} must be ${wanted}`, { assumed: true });
}
