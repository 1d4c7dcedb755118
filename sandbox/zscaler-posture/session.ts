import { ask } from '../core/ask';
import { runVendors, type SandboxOptions } from '../core/run-vendors';
import { createZscalerPosture } from './app';

/** A running vendor and a call with its key, as tests of it need them. */
export async function openSession(options: SandboxOptions = {}) {
  const sandbox = await runVendors(
    { 'zscaler-posture': createZscalerPosture },
    { scale: 'small', clock: 'still', limits: 'off', env: {}, ...options },
  );
  const { url, credentials } = sandbox.vendors['zscaler-posture'];
  const call = (path: string, headers: Record<string, string> = {}) =>
    ask(`${url}${path}`, { headers: { 'x-api-key': credentials.apiKey ?? '', ...headers } });
  const control = (method: string, path: string, body?: unknown) => ask(`${sandbox.control}${path}`, { method, body });
  return { url, call, control, close: sandbox.close };
}
