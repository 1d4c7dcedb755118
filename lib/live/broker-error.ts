import 'server-only';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { AppError, VendorError } from '@/lib/errors';

const APP_CODES = [
  'bad_input',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'not_possible',
  'throttled',
  'unavailable',
  'too_large',
  'too_costly',
] as const;
const FAULTS = ['throttled', 'down', 'unclear', 'garbled', 'auth', 'refused', 'blocked'] as const;

const Said = z.object({
  code: z.string(),
  message: z.string(),
  fields: z.record(z.string(), z.string()).optional(),
  vendor: z.object({ status: z.number().optional(), requestId: z.string().optional() }).optional(),
});

/** The worker's refusal as the error it was there; one it could not explain is our own bug, and stays one here. */
export async function brokerError(answer: IncomingMessage): Promise<Error> {
  const parsed = Said.safeParse(JSON.parse(await text(answer)));
  if (!parsed.success) return new Error(`the worker failed with ${answer.statusCode}`);
  const { code, message, fields, vendor = {} } = parsed.data;
  const appCode = APP_CODES.find((one) => one === code);
  if (appCode) return new AppError(appCode, message, fields);
  const fault = FAULTS.find((one) => code === `vendor_${one}`);
  if (!fault) return new Error(`the worker failed with ${answer.statusCode}`);
  const seconds = Number(answer.headers['retry-after'] ?? Number.NaN);
  return new VendorError(fault, message, {
    status: vendor.status,
    vendorRequestId: vendor.requestId,
    ...(Number.isFinite(seconds) ? { retryAt: Date.now() + seconds * 1000 } : {}),
  });
}
