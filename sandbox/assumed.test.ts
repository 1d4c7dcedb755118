import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, objectOf, rowsOf } from './core/ask';
import { operations } from './lacework-edge/operations';
import { startSandbox } from './start';

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
beforeAll(async () => {
  sandbox = await startSandbox({ scale: 'small', clock: 'still', limits: 'off' });
});
afterAll(() => sandbox.close());

type Asked = Parameters<typeof ask>[1];
/** The status, and whether the sandbox says that this answer is a choice of its own. */
async function told(url: string, asked: Asked = {}): Promise<[number, 'choice' | 'contract']> {
  const { status, headers } = await ask(url, asked);
  return [status, headers.get('x-sandbox-assumed') === '1' ? 'choice' : 'contract'];
}

describe('Workflow Automation', () => {
  test('marks what no document of the vendor says, and nothing else', async () => {
    const { url, credentials } = sandbox.vendors['zscaler-workflow'];
    const logIn = (body: object) => ask(`${url}/v1/auth/api-key/token`, { method: 'POST', body });
    const login = await logIn({ key_id: credentials.keyId, key_secret: credentials.keySecret });
    const headers = { authorization: `Bearer ${objectOf(login).token}` };
    const at = (path: string, method = 'GET', body?: object) =>
      told(`${url}/dlp/v1/incidents${path}`, { method, headers, body });
    const found = await ask(`${url}/dlp/v1/incidents/search`, { method: 'POST', headers });
    const { internalId: id, transactionId } = rowsOf(found, 'incidents')[0] ?? {};
    for (const answer of [login, await logIn({}), await logIn({ key_id: 'no', key_secret: 'no' })])
      expect(answer.headers.has('x-sandbox-assumed')).toBe(false);
    for (const path of [`/${id}`, `/${id}/triggers`, `/${id}/tickets`, `/transactions/${transactionId}`])
      expect(await at(path), path).toEqual([200, 'contract']);
    for (const path of [`/${id}?fields=status`, `/${id}/change-history`, `/${id}/evidence`])
      expect(await at(path), path).toEqual([200, 'choice']);
    for (const [path, body] of [
      ['/search', {}],
      [`/${id}/incident-groups/search`, { incidentGroupIds: [] }],
      [`/${id}/labels`, { labels: [{ key: 'Review', value: 'Completed' }] }],
      [`/${id}/notes`, { notes: 'seen' }],
      [`/${id}/close`, {}],
    ] as const)
      expect(await at(path, 'POST', body), path).toEqual([200, 'choice']);
    expect(await at(`/${id}`, 'DELETE')).toEqual([200, 'choice']);
    expect(await at('/nobody')).toEqual([404, 'choice']);
    expect(await told(`${url}/dlp/v1/incidents/${id}`)).toEqual([401, 'choice']);
    expect(await at('/search?pageSize=101', 'POST')).toEqual([400, 'choice']);
  });
});

describe('Posture Control', () => {
  test('marks readings of its lists between which no sample decides', async () => {
    const { url, credentials } = sandbox.vendors['zscaler-posture'];
    const headers = { 'x-api-key': credentials.apiKey ?? '' };
    const now = Math.floor(Date.now() / 1_000);
    const plain = `created[start]=${now - 86_400}&created[end]=${now}&order_by=created:desc`;
    const at = (query: string, set = 'cloud') => told(`${url}/v1/alerts/${set}?${query}`, { headers });
    expect(await at(plain)).toEqual([200, 'contract']);
    expect(await at(`${plain}&alert_status=OPEN&limit=5`)).toEqual([200, 'contract']);
    for (const choice of ['offset=1', 'alert_status=OPEN,CLOSED', 'alert_status=OPEN&risk_level=HIGH', 'fields=csp'])
      expect(await at(`${plain}&${choice}`), choice).toEqual([200, 'choice']);
    expect(await at('')).toEqual([200, 'choice']);
    expect(await at(plain, 'iac')).toEqual([200, 'choice']);
    expect(await at(`${plain}&limit=101`)).toEqual([400, 'choice']);
    expect(await told(`${url}/v1/alerts/cloud`)).toEqual([401, 'choice']);
  });
});

describe('Workato', () => {
  test('marks what its page leaves open', async () => {
    const { url, credentials } = sandbox.vendors.workato;
    const headers = { authorization: `Bearer ${credentials.apiToken}` };
    const at = (path: string, method = 'GET', body?: object) => told(`${url}/api${path}`, { method, headers, body });
    const tags = await ask(`${url}/api/tags`, { headers });
    const handle = rowsOf({ ...tags, body: objectOf(tags, 'data') }, 'tags')[0]?.handle;
    const { items } = objectOf(await ask(`${url}/api/recipes`, { headers })) as { items: { id: number }[] };
    const recipe_ids = [items[0]?.id];
    expect(await at('/tags')).toEqual([200, 'contract']);
    expect(await at(`/tags?q[handle_in][]=${handle}`)).toEqual([200, 'choice']);
    expect(await at('/tags?sort_by[]=title&sort_by[]=updated_at')).toEqual([200, 'choice']);
    expect(await at('/activity_logs?users_ids[]=1')).toEqual([200, 'contract']);
    expect(await at('/activity_logs?page[size]=3')).toEqual([200, 'choice']);
    expect(await at('/activity_logs?from=2024-30-06')).toEqual([500, 'contract']);
    expect(await at('/secrets_management/clear_cache', 'POST')).toEqual([200, 'contract']);
    expect(await at('/tags', 'POST', { title: 'Fresh' })).toEqual([200, 'choice']);
    expect(await at('/tags', 'POST', { title: '' })).toEqual([422, 'choice']);
    expect(await at(`/tags/${handle}`, 'PUT', { title: 'Other' })).toEqual([200, 'contract']);
    expect(await at('/tags_assignments', 'POST', { add_tags: [handle], recipe_ids })).toEqual([200, 'contract']);
    expect(await at('/tags_assignments', 'POST', { recipe_ids })).toEqual([200, 'choice']);
    expect(await at('/tags_assignments', 'POST', { add_tags: ['tag-no'], recipe_ids })).toEqual([404, 'choice']);
    expect(await at(`/tags/${handle}`, 'DELETE')).toEqual([200, 'contract']);
    expect(await at(`/tags/${handle}`, 'DELETE')).toEqual([404, 'contract']);
    expect(await told(`${url}/api/tags`)).toEqual([401, 'contract']);
  });
});

describe('Lacework Edge', () => {
  test('marks every refusal whose form the contract does not show, operation by operation', async () => {
    const { url } = sandbox.vendors['lacework-edge'];
    for (const { id, verb, path, errorStatuses, errorSample } of operations.values()) {
      const address = `${url}${path.replaceAll(/\{\w+\}/g, 'nobody')}`;
      const [status, how] = await told(address, { method: verb, body: verb === 'GET' ? undefined : {} });
      const isShown = errorSample !== undefined && errorStatuses.includes(status);
      expect([401, 403], id).toContain(status);
      expect(how, id).toBe(isShown ? 'contract' : 'choice');
    }
  });

  test('marks what it answers where the contract is silent, and says of each path how sure it is', async () => {
    const { url, credentials } = sandbox.vendors['lacework-edge'];
    const login = await ask(`${url}/api/v1/token_login?account=${credentials.accountName}`, {
      headers: { authorization: `Bearer ${credentials.apiToken}` },
    });
    expect(login.headers.get('x-sandbox-assumed')).toBe('1');
    const headers = { authorization: `Bearer ${objectOf(login).token}` };
    const span = 'start_time=0&end_time=9999999999999';
    const at = (path: string, method = 'GET', body?: object) => told(`${url}/api/v1${path}`, { method, headers, body });
    const alerts = await ask(`${url}/api/v1/alerts?${span}&status_filter=`, { headers });
    const [alert] = rowsOf(alerts, 'alerts');
    const act = (action: object) => at(`/alerts/${alert?.uuid}/investigation_actions`, 'POST', { action });
    expect(alerts.headers.get('x-sandbox-path')).toBe('inferred');
    expect((await ask(`${url}/api/v1/users`, { headers })).headers.get('x-sandbox-path')).toBe('confirmed');
    expect(await at(`/alerts?${span}&status_filter=`)).toEqual([200, 'contract']);
    expect(await at(`/alerts?${span}&status_filter=3`)).toEqual([200, 'choice']);
    expect(await at('/policies?appid=&userid=&resolveDisplayNames=true')).toEqual([200, 'choice']);
    expect(await at('/policies?appid=a&userid=u&resolveDisplayNames=true')).toEqual([200, 'contract']);
    expect(await at(`/qs/events?${span}`)).toEqual([200, 'choice']);
    expect(await act({ action_type: 3, note: { note_text: 'seen' } })).toEqual([200, 'contract']);
    expect(await act({ action_type: 2, close_with_reason: { incident_status: 1 } })).toEqual([200, 'choice']);
  });
});
