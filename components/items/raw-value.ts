/** Readers of what a vendor sent: each gives null where the vendor sent nothing, or something of another kind. */
export type Raw = Record<string, unknown>;

export function textAt(raw: Raw, key: string): string | null {
  const value = raw[key];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

export function numberAt(raw: Raw, key: string): number | null {
  const value = raw[key];
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : null;
}

export function flagAt(raw: Raw, key: string): boolean | null {
  const value = raw[key];
  return typeof value === 'boolean' ? value : null;
}

export function recordAt(raw: Raw, key: string): Raw | null {
  return asRecord(raw[key]);
}

export function recordsAt(raw: Raw, key: string): Raw[] {
  return listAt(raw, key).filter((item): item is Raw => isRecord(item));
}

export function textsAt(raw: Raw, key: string): string[] {
  return listAt(raw, key).filter((item): item is string => typeof item === 'string' && item !== '');
}

/** What numbers mean at one tenant: enum, number, name. */
export type NumberNames = Record<string, Record<string, string>>;

/** A name as the vendor sent it, or the tenant's own for a number; a number without one is "unknown (4)". Null: not sent. */
export function enumAt(raw: Raw, key: string, names: NumberNames, enumName: string): string | null {
  const value = raw[key];
  if (typeof value === 'number') return names[enumName]?.[String(value)] ?? `unknown (${value})`;
  return typeof value === 'string' && value !== '' ? value : null;
}

/** What ids are called, where the vendor sends a map for it; empty where it sends none. */
export function namesAt(raw: Raw, key: string): Record<string, string> {
  const pairs = Object.entries(recordAt(raw, key) ?? {});
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string' && !!pair[1]));
}

export function asRecord(value: unknown): Raw | null {
  return isRecord(value) ? value : null;
}

function listAt(raw: Raw, key: string): unknown[] {
  const value = raw[key];
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
