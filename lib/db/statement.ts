import 'server-only';
import { createHash } from 'node:crypto';
import type { QueryResultRow } from 'pg';
import type { Ctx } from './ctx';
import { rows } from './rows';

// Each connection keeps what it has prepared: the shapes seen first are, further ones are planned each time.
const MOST = 300;
const nameOf = new Map<string, string>();

/** A statement whose text is its shape, prepared under a name of that shape. */
export function prepared<Row extends QueryResultRow>(ctx: Ctx, text: string, values: unknown[]): Promise<Row[]> {
  return rows<Row>(ctx, text, values, statementName(text));
}

/** The same inside the caller's transaction when there is one, so that a verb reads what it has just written. */
export async function within<Row extends QueryResultRow>(ctx: Ctx, text: string, values: unknown[]): Promise<Row[]> {
  return ctx.tx ? ctx.tx.$queryRawUnsafe<Row[]>(text, ...values) : prepared<Row>(ctx, text, values);
}

function statementName(text: string): string | undefined {
  const known = nameOf.get(text);
  if (known || nameOf.size >= MOST) return known;
  const name = `f_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
  nameOf.set(text, name);
  return name;
}
