// What the vendors hold and were asked, past the console.
import type { Apart } from './apart';

export type Fault = {
  vendor: string;
  kind: string;
  operation?: string;
  chance?: number;
  status?: number;
  delayMs?: number;
};
export type SandboxCall = { operation: string; path: string; status: number; body?: unknown };

const DAY_SECONDS = 86_400;

/** The faults there are from now on; those that stood are gone. */
export async function sandboxFaults(apart: Apart, faults: readonly Fault[]): Promise<void> {
  const { control } = apart.sandbox();
  await answered(fetch(`${control}/faults`, { method: 'DELETE' }));
  if (faults.length > 0) await answered(fetch(`${control}/faults`, { method: 'POST', body: JSON.stringify(faults) }));
}

/** Every call of one operation that a vendor received, oldest first. */
export async function sandboxCalls(apart: Apart, operation: string): Promise<SandboxCall[]> {
  const answer = await answered(fetch(`${apart.sandbox().control}/calls?operation=${operation}`));
  const { calls }: { calls: SandboxCall[] } = await answer.json();
  return calls;
}

export type Incident = { internalId: string; notes: { body: string }[] };

/** One DLP incident as the vendor holds it now. */
export async function dlpIncident(apart: Apart, id: string): Promise<Incident> {
  const { url, credentials } = vendorOf(apart, 'zscaler-workflow');
  const headers = { authorization: `Bearer ${await dlpToken(url, credentials)}` };
  const answer = await answered(fetch(`${url}/dlp/v1/incidents/${encodeURIComponent(id)}`, { headers }));
  const incident: Incident = await answer.json();
  return { ...incident, notes: incident.notes ?? [] };
}

async function dlpToken(url: string, { keyId, keySecret }: Record<string, string>): Promise<string> {
  const body = JSON.stringify({ key_id: keyId, key_secret: keySecret });
  const headers = { 'content-type': 'application/json' };
  const answer = await answered(fetch(`${url}/v1/auth/api-key/token`, { method: 'POST', headers, body }));
  const { token }: { token: string } = await answer.json();
  return token;
}

/** How many alerts of the last 180 days Posture Control counts itself, cloud and code. */
export async function postureCount(apart: Apart): Promise<number> {
  const { url, credentials } = vendorOf(apart, 'zscaler-posture');
  const now = Math.floor(Date.now() / 1000);
  const range = `created[start]=${now - 180 * DAY_SECONDS}&created[end]=${now + DAY_SECONDS}`;
  let count = 0;
  for (const set of ['cloud', 'iac']) {
    const headers = { 'x-api-key': credentials.apiKey ?? '' };
    const answer = await answered(fetch(`${url}/v1/alerts/${set}?limit=1&${range}`, { headers }));
    const { total_count }: { total_count: number } = await answer.json();
    count += total_count;
  }
  return count;
}

function vendorOf(apart: Apart, vendor: string) {
  const found = apart.sandbox().vendors[vendor];
  if (!found) throw new Error(`no vendor ${vendor}`);
  return found;
}

async function answered(asked: Promise<Response>): Promise<Response> {
  const answer = await asked;
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}: ${await answer.text()}`);
  return answer;
}
