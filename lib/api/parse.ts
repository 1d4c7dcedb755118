import 'server-only';
import type { z } from 'zod';
import { AppError } from '@/lib/errors';

/** The value as the schema reads it; otherwise `bad_input` with each wrong field named by its path. */
export function parseAs<S extends z.ZodType>(schema: S, value: unknown, what: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
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
