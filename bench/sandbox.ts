import { z } from 'zod';
import { root, start } from './process';

const Started = z.object({
  vendors: z.record(z.string(), z.object({ url: z.string(), credentials: z.record(z.string(), z.string()) })),
  control: z.string(),
});
export type Sandbox = z.infer<typeof Started> & { stop(): Promise<void> };

/** The vendors without limits and without arrivals, their data reaching up to now. */
export async function startSandbox(): Promise<Sandbox> {
  const env = { SANDBOX_LIMITS: 'off', SANDBOX_CLOCK: 'still', SANDBOX_PARENT: '1' };
  const child = start(['--import', 'tsx', 'sandbox/main.ts'], { env, cwd: root });
  const line = await child.says(/^\{/);
  return { ...Started.parse(JSON.parse(line)), stop: child.stop };
}

/** From now on each answer of a vendor comes this much later. */
export async function delay(control: string, vendor: string, delayMs: number): Promise<void> {
  await asked(control, '/faults', 'DELETE');
  if (delayMs > 0) await asked(control, '/faults', 'POST', { vendor, kind: 'delay', delayMs });
}

const Calls = z.object({ calls: z.array(z.object({ path: z.string(), method: z.string(), status: z.number() })) });

/** What a vendor was asked since the calls were last cleared, oldest first. */
export async function callsOf(control: string, vendor: string) {
  return Calls.parse(await (await asked(control, `/calls?vendor=${vendor}`, 'GET')).json()).calls;
}

export async function clearCalls(control: string): Promise<void> {
  await asked(control, '/calls', 'DELETE');
}

async function asked(control: string, path: string, method: string, body?: unknown): Promise<Response> {
  const answer = await fetch(`${control}${path}`, {
    method,
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`the sandbox refused ${method} ${path}: ${await answer.text()}`);
  return answer;
}
