import { type Answer, ask, objectOf } from '../core/ask';
import { type RunningSandbox, runVendors, type SandboxOptions } from '../core/run-vendors';
import { createZscalerWorkflow } from './app';

/** A running vendor with a token, as tests of it need one. */
export async function openSession(options: SandboxOptions = {}) {
  const sandbox = await runVendors(
    { 'zscaler-workflow': createZscalerWorkflow },
    { scale: 'small', clock: 'still', limits: 'off', ...options },
  );
  const login = await logIn(sandbox);
  const token = String(objectOf(login).token);
  const { url } = sandbox.vendors['zscaler-workflow'];
  const call = (method: string, path: string, body?: unknown) =>
    ask(`${url}/dlp/v1${path}`, { method, body, headers: { authorization: `Bearer ${token}` } });
  const control = (method: string, path: string, body?: unknown) => ask(`${sandbox.control}${path}`, { method, body });
  return { sandbox, login, call, control, close: sandbox.close };
}

export function logIn(sandbox: RunningSandbox<'zscaler-workflow'>, keySecret?: string): Promise<Answer> {
  const { url, credentials } = sandbox.vendors['zscaler-workflow'];
  const body = { key_id: credentials.keyId, key_secret: keySecret ?? credentials.keySecret };
  return ask(`${url}/v1/auth/api-key/token`, { method: 'POST', body });
}
