import { problemOf } from '@/components/ui/problem';
import type { QueryProblem } from '@/lib/query/ast';

/** What the server found wrong with a query, and where; null for a failure that is not about it. */
export function toldAbout(error: unknown): QueryProblem | null {
  if (!error) return null;
  const { fields } = problemOf(error);
  if (fields?.q === undefined) return null;
  return { message: fields.q, start: Number(fields['q.start'] ?? 0), end: Number(fields['q.end'] ?? 0) };
}
