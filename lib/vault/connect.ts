import 'server-only';
import { createHmac } from 'node:crypto';
import { originProblem } from '@/lib/connections/origin';
import { pool } from '@/lib/db/pool';
import { env } from '@/lib/env';
import { AppError, VendorError } from '@/lib/errors';
import type { CallFailure } from '@/lib/http/failure';
import type { CallPriority, TokenStore } from '@/lib/http/open';
import { openHttp } from '@/lib/http/open-http';
import { log } from '@/lib/log';
import { vendorById } from '@/lib/vendors/registry';
import type { Connected, Vendor } from '@/lib/vendors/vendor';
import { keyRing } from './kek';
import type { Bound } from './secrets';
import { VaultError } from './vault-error';

export type ToConnect = Bound & { settings: unknown; credentials: Record<string, unknown> };
export type Use = { priority: CallPriority; tokens: TokenStore; failed?: (failure: CallFailure) => void };

/** Binds a vendor to opened credentials. Throws VaultError where address or settings are not what the vendor allows. */
export function connectVendor({ id, origin, settings, credentials, ...of }: ToConnect, use: Use): Connected {
  const vendor = vendorById(of.vendor);
  const sandbox = env().SANDBOX === '1';
  const { limits } = vendor.http;
  const problem = originProblem(vendor.about, origin, { sandbox, confirmed: origin });
  if (problem) throw new VaultError('origin_refused', problem);
  try {
    const http = openHttp({
      origin,
      addresses: { loopback: sandbox },
      ...vendor.http,
      limits: sandbox && env().SANDBOX_LIMITS === 'off' ? lifted(limits) : limits,
      limitKey: limitKeyOf(vendor, origin, credentials),
      priority: use.priority,
      breakerKey: breakerKeyOf({ id, origin }),
      vendorKey: vendor.about.id,
      tokens: use.tokens,
      pool: pool(),
      failed: use.failed,
      log: (level, message, fields) => log(level, message, { ...fields, vendor: vendor.about.id, connectionId: id }),
    });
    return vendor.connect({ credentials, settings, http });
  } catch (error) {
    if (error instanceof VendorError && error.fault === 'blocked') {
      throw new VaultError('origin_refused', error.message, { cause: error });
    }
    if (error instanceof AppError && error.code === 'bad_input') {
      const fields = Object.keys(error.fields ?? {}).join(', ');
      throw new VaultError('settings_refused', `${error.message} (${fields})`, { cause: error });
    }
    throw error;
  }
}

/** Under which a connection's state in this process is found. */
export function breakerKeyOf({ id, origin }: Pick<Bound, 'id' | 'origin'>): string {
  return `${id} ${origin}`;
}

const lifted = (limits: Record<string, object>) => Object.fromEntries(Object.keys(limits).map((name) => [name, {}]));

/** Two connections with one credential share its limits; what is kept of it cannot be turned back into it. */
function limitKeyOf({ about, http }: Vendor, origin: string, credentials: Record<string, unknown>): string {
  if (http.limitsOf === 'origin') return `${about.id}:${origin}`;
  const fields = Object.entries(credentials).sort(([one], [other]) => (one < other ? -1 : 1));
  const mac = createHmac('sha256', keyRing().current.key).update(`rate limit ${JSON.stringify(fields)}`);
  return `${about.id}:${mac.digest('hex').slice(0, 24)}`;
}
