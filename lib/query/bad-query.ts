import { AppError } from '@/lib/errors';
import type { QueryProblem } from './ast';

/** The problem of a query as the API tells it: the sentence, and the part of `q` it is about. */
export function badQuery({ message, start, end }: QueryProblem): AppError {
  return new AppError('bad_input', message, { q: message, 'q.start': String(start), 'q.end': String(end) });
}
