import 'server-only';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import type { About } from '@/lib/vendors/about';
import { CATALOGUE } from '@/lib/vendors/catalogue';
import { correctedOperations } from '@/lib/vendors/operations';
import { originProblem } from './origin';

/** Throws `bad_input` for a vendor nobody knows. */
export function aboutOf(vendor: string): About {
  const about = CATALOGUE.find((one) => one.id === vendor);
  if (!about) throw new AppError('bad_input', 'There is no such vendor.', { vendor: 'There is no such vendor.' });
  return about;
}

/** Throws `bad_input` with the reason under `origin`, or under `confirmOrigin` where only that is missing. */
export function checkOrigin(about: About, { origin, confirmOrigin }: { origin: string; confirmOrigin?: string }) {
  const sandbox = env().SANDBOX === '1';
  const confirmed = confirmOrigin ?? null;
  const problem = originProblem(about, origin, { sandbox, confirmed });
  if (!problem) return;
  const wouldDo = originProblem(about, origin, { sandbox, confirmed: origin }) === null;
  throw new AppError('bad_input', problem, { [wouldDo ? 'confirmOrigin' : 'origin']: problem });
}

/** What the vendor's schema makes of given credentials. Throws `bad_input` with each wrong field named. */
export function readCredentials(about: About, credentials: unknown): Record<string, unknown> {
  return read(about.credentials, credentials, 'credentials');
}

/** The same for settings; what they correct of the vendor's operations has to fit the contract. */
export function readSettings(about: About, settings: unknown): Record<string, unknown> {
  const values = read(about.settings, settings, 'settings');
  try {
    correctedOperations(about.id, values);
    return values;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const fields = Object.entries(error.fields ?? {}).map(([field, message]) => [`settings.${field}`, message]);
    throw new AppError('bad_input', error.message, Object.fromEntries(fields));
  }
}

function read(schema: About['settings'], value: unknown, what: string): Record<string, unknown> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) fields[[what, ...path.map(String)].join('.')] ??= message;
  // No `cause`: the error would carry the credentials along.
  throw new AppError('bad_input', `These ${what} are not what this vendor needs.`, fields);
}
