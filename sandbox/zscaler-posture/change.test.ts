import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { objectOf, rowsOf } from '../core/ask';
import { openSession } from './session';

const now = () => Math.floor(Date.now() / 1_000);

test('an alert closed in the portal shows through its updated time, also after a restart', async () => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'sandbox-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const first = await openSession({ dir });
  const old = `created[start]=${now() - 100 * 86_400}&created[end]=${now() - 50 * 86_400}`;
  const [alert] = rowsOf(await first.call(`/v1/alerts/cloud?alert_status=OPEN&${old}`), 'alerts');
  const since = now();
  const set = { status: 'Resolved', reason: 'Risk accepted' };
  await first.control('POST', '/portal/zscaler-posture', { id: alert?.alert_id, set });
  await first.control('POST', '/tick/zscaler-posture?times=3');
  const changed = (call: typeof first.call) =>
    call(`/v1/alerts/cloud?updated[start]=${since}&updated[end]=${since + 60}`);
  const expected = { ...alert, alert_status: 'Resolved', reason: 'Risk accepted', updated: expect.any(Number) };
  const before = await changed(first.call);
  expect(rowsOf(before, 'alerts').find((one) => one.alert_id === alert?.alert_id)).toMatchObject(expected);
  expect(Number(objectOf(before).total_count)).toBeGreaterThan(3);
  await first.close();

  const second = await openSession({ dir });
  onTestFinished(() => second.close());
  expect(rowsOf(await changed(second.call), 'alerts')).toEqual(rowsOf(before, 'alerts'));
});

test.each([
  [
    'A',
    { kind: 'CloudAlert', alertFocus: expect.any(String), updatedBy: '', kubernetes: expect.anything(), alert_url: '' },
  ],
  [
    'B',
    {
      kind: 'Cloud Alert',
      alert_focus: expect.any(String),
      updated: expect.any(Number),
      Kubernetes: expect.anything(),
    },
  ],
  [
    'C',
    {
      kind: 'CloudAlert',
      alert_status: expect.stringMatching(/^[a-z]/),
      severity: expect.stringMatching(/^[A-Z][a-z]/),
    },
  ],
])('alerts come in the spelling of sample %s', async (style, expected) => {
  const vendor = await openSession({ env: { SANDBOX_POSTURE_STYLE: style } });
  onTestFinished(() => vendor.close());
  const [alert] = rowsOf(await vendor.call('/v1/alerts/cloud?limit=1'), 'alerts');
  expect(alert).toMatchObject(expected);
});

test('a spelling that does not exist stops the start with one sentence', async () => {
  await expect(openSession({ env: { SANDBOX_POSTURE_STYLE: 'D' } })).rejects.toThrow(
    'SANDBOX_POSTURE_STYLE is B or A or C, not "D".',
  );
});

test('the texts are Markdown, some of it hostile, and account ids keep their leading zero', async () => {
  const vendor = await openSession();
  onTestFinished(() => vendor.close());
  const all = `created[start]=0&created[end]=${now() + 60}`;
  const pages = await Promise.all(
    Array.from({ length: 15 }, (_, i) => vendor.call(`/v1/alerts/cloud?offset=${i + 1}&${all}`)),
  );
  const alerts = pages.flatMap((page) => rowsOf(page, 'alerts'));
  expect(alerts.every((alert) => String(alert.audit_procedure).startsWith('**Using '))).toBe(true);
  expect(pages.map((page) => page.text).join()).toContain('javascript:alert(');
  expect(alerts.some((alert) => /^0\d{11}$/.test(String(Object(alert.cloud_account).account_id)))).toBe(true);
  const closed = alerts.filter((alert) => ['Closed', 'Resolved'].includes(String(alert.alert_status)));
  expect(closed.length / alerts.length).toBeGreaterThan(0.55);
  expect(closed.length / alerts.length).toBeLessThan(0.65);
});
