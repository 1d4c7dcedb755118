import { z } from 'zod';
import { AppError } from '@/lib/errors';
import type { Operation, OperationInput } from './operation';

type Given = { params?: unknown; query?: unknown; body?: unknown };

/** What a call carries, as the operation's own schemas read it. Throws `bad_input` with each wrong field named. */
export function readOperationInput(operation: Operation, given: Given, settings: unknown): OperationInput {
  const fields: Record<string, string> = {};
  const read = <S extends z.ZodType>(schema: S, value: unknown, what: string): z.output<S> | undefined => {
    const parsed = z.safeParse(schema, value);
    if (parsed.success) return parsed.data;
    for (const { path, message, ...issue } of parsed.error.issues) {
      const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
      for (const key of unknown) fields[[what, ...path, key].join('.')] ??= 'This operation has no such field.';
      if (unknown.length === 0) fields[[what, ...path.map(String)].join('.')] ??= message;
    }
    return undefined;
  };
  const params = read(z.record(z.string(), z.string()), read(operation.params, given.params ?? {}, 'params'), 'params');
  const query = read(operation.query, given.query ?? {}, 'query');
  const body = operation.body === null ? bodiless(given.body, fields) : read(operation.body, given.body ?? {}, 'body');
  if (params === undefined || query === undefined || Object.keys(fields).length > 0) throw wrong(fields);
  const input = { params, query, body };
  const refusal = operation.refusal(settings, input);
  if (refusal) throw wrong({ [refusal.field]: refusal.message });
  return input;
}

function bodiless(body: unknown, fields: Record<string, string>): undefined {
  if (body !== undefined && body !== null) fields.body = 'This operation takes no body.';
  return undefined;
}

function wrong(fields: Record<string, string>): AppError {
  return new AppError('bad_input', 'This cannot be sent as it is.', fields);
}
