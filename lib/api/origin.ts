import 'server-only';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A write must come from our own pages: cookies alone prove only whose browser it is. */
export function checkOrigin(request: Request): void {
  if (READS.has(request.method)) return;
  const origin = request.headers.get('origin');
  if (origin === null && request.headers.get('sec-fetch-site') === 'same-origin') return;
  if (origin === new URL(env().NEXTAUTH_URL).origin) return;
  throw new AppError('forbidden', 'This request does not come from the console itself.');
}
