import 'server-only';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';

const PATIENCE_MS = 5_000;

/** Whether there is a sandbox whose faults can be set: in sandbox mode, and where the start command told us its address. */
export function hasSandbox(): boolean {
  const { SANDBOX, SANDBOX_CONTROL } = env();
  return SANDBOX === '1' && SANDBOX_CONTROL !== undefined;
}

/** One call to the sandbox's control server. Without a sandbox there is nothing here: `not_found`. */
export async function askControl(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown> {
  const { SANDBOX_CONTROL } = env();
  if (!hasSandbox() || !SANDBOX_CONTROL) throw new AppError('not_found', 'There is no sandbox here.');
  const response = await answered(`${SANDBOX_CONTROL}${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (response.status === 204) return undefined;
  const said: unknown = await response.json();
  if (response.ok) return said;
  throw new Error(`the sandbox refused ${method} ${path}: ${JSON.stringify(said).slice(0, 200)}`);
}

async function answered(address: string, init: RequestInit): Promise<Response> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return await fetch(address, { ...init, signal, cache: 'no-store', redirect: 'error' });
  } catch (cause) {
    throw new AppError('unavailable', 'The sandbox does not answer just now. Try again in a moment.', undefined, {
      cause,
    });
  }
}
