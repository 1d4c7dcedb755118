import 'server-only';
import type { z } from 'zod';
import { AppError } from '@/lib/errors';
import { unkeepable } from './keepable';

/** The value as the schema reads it; otherwise `bad_input` with each wrong field named by its path. */
export function parseAs<S extends z.ZodType>(schema: S, value: unknown, what: string): z.output<S> {
  const fields: Record<string, string> = {};
  for (const path of unkeepable(value)) fields[path] = 'A character in it cannot be kept.';
  if (Object.keys(fields).length > 0) throw new AppError('bad_input', `The ${what} is not right.`, fields);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) fields[path.join('.')] ??= message;
  throw new AppError('bad_input', `The ${what} is not right.`, fields, { cause: parsed.error });
}

/** `?a=1&b=2&b=3` as `{ a: '1', b: ['2', '3'] }`. */
export function queryOf(url: string): Record<string, string | string[]> {
  const search = new URL(url).searchParams;
  const keys = new Set(search.keys());
  return Object.fromEntries(
    [...keys].map((key) => {
      const values = search.getAll(key);
      return [key, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}
