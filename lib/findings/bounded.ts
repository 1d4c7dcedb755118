import 'server-only';
import { AppError } from '@/lib/errors';
import { whatToNarrow } from '@/lib/query/narrow';

const CANCELED = '57014';

/** A read of the queue. Where Postgres gave up at its limit of time, the answer says so and what to narrow. */
export async function bounded<T>(q: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === CANCELED)) throw error;
    const message = `This query takes too long to answer. ${whatToNarrow(q)}`;
    throw new AppError('too_costly', message, { q: message }, { cause: error });
  }
}
