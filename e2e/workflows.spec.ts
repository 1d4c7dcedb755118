import type { Locator, Page } from '@playwright/test';
import { isAccessible, pressUntil, untilHeard } from './accessible';
import { askVendor, expect, test, vendorOf } from './console';

const NAME = 'Payroll at the weekend';

type Workflow = {
  uuid: string;
  name: string;
  description: string;
  answers: { answer: string; actions: { run: number }[] }[];
  actions: { run: number; target: string }[];
  approval_ttl_sec: number;
  execution_ttl_sec: number;
  approver_text_template: string;
};
type Run = { uuid: string; workflow_name: string; answer_index: string; approver_justification: string };

/** The vendor's own interface, past the console. */
async function edge() {
  const { credentials } = vendorOf('lacework-edge');
  const { token } = await askVendor<{ token: string }>(
    'lacework-edge',
    `/api/v1/token_login?account=${credentials.accountName}`,
    { headers: { authorization: `Bearer ${credentials.apiToken}` } },
  );
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const ask = <T>(at: string, init: RequestInit = {}) =>
    askVendor<T>('lacework-edge', `/api/v1${at}`, { ...init, headers });
  return {
    async workflow() {
      const { workflows } = await ask<{ workflows: Workflow[] }>('/workflows');
      return workflows.find(({ name }) => name === NAME);
    },
    async runs() {
      const { workflow_runs } = await ask<{ workflow_runs: Run[] }>('/workflow_runs');
      return workflow_runs.filter(({ workflow_name }) => workflow_name === NAME);
    },
    answer: (uuid: string, body: object) =>
      ask<Run>(`/workflow_runs/${uuid}/answer`, { method: 'POST', body: JSON.stringify(body) }),
  };
}

const told = (page: Page, hasText: string | RegExp) => page.getByRole('status').filter({ hasText });
const rowsOf = (page: Page, title: string) =>
  page.getByRole('table', { name: title }).locator('tbody').getByRole('row');

/** Opens the one row of a list beside it, by keyboard. */
async function openFirst(page: Page, pane: 'Workflow' | 'Run'): Promise<void> {
  await untilHeard(page);
  await expect(async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('complementary', { name: pane }).getByRole('heading', { level: 2 })).toBeVisible({
      timeout: 2000,
    });
  }).toPass();
}

test.describe.configure({ mode: 'serial' });

/** A number that may have names: then it is a choice. */
async function choose(number: Locator, value: string): Promise<void> {
  if ((await number.evaluate((one) => one.tagName)) === 'SELECT') await number.selectOption(value);
  else await number.fill(value);
}

test('a workflow is made with answers, actions and times, seen as its readers will, and edited after a look at what changes', async ({
  page,
  as,
}) => {
  test.slow();
  await as('admin');
  await page.goto('/workflows');
  const dialog = page.getByRole('dialog');
  await pressUntil(page, 'n', dialog);
  await dialog.getByLabel('Name', { exact: true }).fill(NAME);
  await dialog.getByLabel('Description', { exact: true }).fill('Asks before somebody opens Payroll on a Saturday.');
  const template = dialog.getByLabel('Approver text template', { exact: true });
  await template.fill(
    '<b>{{user_name}}</b> wants {{app_name}}<script>window.harm = 1</script><img src="x" onerror="window.harm = 1"> {{who_knows}}',
  );
  const filled = dialog.getByRole('region', { name: 'Approver text template, filled in' });
  await expect(filled).toContainText('Ana Lindqvist wants Payroll');
  await expect(filled.locator('b')).toHaveText('Ana Lindqvist');
  await expect(filled).toContainText('nobody here knows what who_knows stands for');
  await expect(filled.locator('script, img, [onerror]')).toHaveCount(0);
  expect(await page.evaluate(() => 'harm' in window)).toBe(false);

  await dialog.getByLabel('Approval ttl sec', { exact: true }).fill('5400');
  await expect(dialog.getByText('This is 1 hour 30 minutes.')).toBeVisible();
  await dialog.getByLabel('Execution ttl sec', { exact: true }).fill('-1');
  await expect(dialog.getByText('This is no limit.')).toBeVisible();
  await dialog.getByLabel('Recipients', { exact: true }).fill('role:3');

  // What it does before anybody has answered.
  const own = dialog.getByRole('group', { name: /^Actions/ }).first();
  await own.getByRole('button', { name: 'Add an entry' }).press('Enter');
  await choose(own.getByLabel('Run', { exact: true }), '2');
  await own.getByLabel('Target', { exact: true }).fill('role:3');

  const answers = dialog.getByRole('group', { name: /^Answers/ });
  for (const [at, [words, run]] of [
    ['Let them in', '2'],
    ['Keep them out', '3'],
  ].entries()) {
    await answers.getByRole('button', { name: 'Add an entry' }).last().press('Enter');
    await answers
      .getByLabel('Answer', { exact: true })
      .nth(at)
      .fill(words ?? '');
    const actions = answers.getByRole('group', { name: /^Actions/ }).nth(at);
    await actions.getByRole('button', { name: 'Add an entry' }).press('Enter');
    await choose(actions.getByLabel('Run', { exact: true }), run ?? '');
  }
  await isAccessible(page, 'a new workflow');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toBeHidden({ timeout: 30_000 });

  const vendor = await edge();
  const made = await vendor.workflow();
  expect(made).toMatchObject({
    approval_ttl_sec: 5400,
    execution_ttl_sec: -1,
    actions: [{ run: 2, target: 'role:3' }],
    answers: [
      { answer: 'Let them in', actions: [{ run: 2 }] },
      { answer: 'Keep them out', actions: [{ run: 3 }] },
    ],
  });

  await page.goto(`/workflows?q=${encodeURIComponent(NAME)}`);
  await expect(rowsOf(page, 'Workflows')).toHaveCount(1, { timeout: 30_000 });
  await openFirst(page, 'Workflow');
  const pane = page.getByRole('complementary', { name: 'Workflow' });
  await expect(pane).toContainText('1 hour 30 minutes');
  await expect(pane).toContainText('Let them in');
  await isAccessible(page, 'a workflow beside its list');
  await page.keyboard.press('e');
  await dialog.getByLabel('Execution ttl sec', { exact: true }).fill('7200');
  await page.keyboard.press('ControlOrMeta+Enter');
  const changes = dialog.getByRole('table', { name: 'What will change' });
  await expect(changes.getByRole('row').nth(1)).toContainText(/Execution ttl sec/);
  await isAccessible(page, 'what changes of a workflow');
  expect((await vendor.workflow())?.execution_ttl_sec).toBe(-1);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  expect(await vendor.workflow()).toMatchObject({ execution_ttl_sec: 7200, answers: made?.answers });
});

test('a run is started, found by its workflow, person and app, and answered once: the vendor holds the first answer', async ({
  page,
  as,
}) => {
  test.slow();
  await as('admin');
  const vendor = await edge();
  await page.goto(`/workflows?q=${encodeURIComponent(NAME)}`);
  await expect(rowsOf(page, 'Workflows')).toHaveCount(1, { timeout: 30_000 });
  await openFirst(page, 'Workflow');
  const dialog = page.getByRole('dialog');
  for (const host of ['payroll.weekend.example', 'ledger.weekend.example']) {
    await pressUntil(page, 'r', dialog);
    await dialog.getByLabel('App host', { exact: true }).fill(host);
    const atOnce = dialog.getByLabel('Execute now', { exact: true });
    await atOnce.selectOption('true');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(dialog).toBeHidden({ timeout: 30_000 });
  }
  // Each is held for a moment first, in which it could be taken back.
  await expect.poll(async () => (await vendor.runs()).length, { timeout: 60_000 }).toBe(2);

  // By keyboard from the workflow to its runs, and there to one app.
  await page.getByRole('link', { name: 'Its runs' }).press('Enter');
  await page.waitForURL(/workflows\/runs/);
  const rows = rowsOf(page, 'Workflow runs');
  await expect(rows).toHaveCount(2, { timeout: 60_000 });
  const filters = page.getByRole('region', { name: 'Filters' });
  await expect(filters.getByRole('group', { name: 'Workflow' }).getByRole('checkbox', { name: NAME })).toBeChecked();
  const apps = filters.getByRole('group', { name: 'App' });
  await apps.getByRole('checkbox', { name: 'payroll.weekend.example' }).press('Space');
  await expect(rows).toHaveCount(1);
  await expect(page).toHaveURL(/app=payroll\.weekend\.example/);
  const people = filters.getByRole('group', { name: 'Person' }).getByRole('checkbox');
  await people.first().press('Space');
  await expect(page).toHaveURL(/person=/);
  await expect(rows).toHaveCount(1);
  await page.reload();
  await expect(rows).toHaveCount(1);
  await isAccessible(page, 'workflow runs that are narrowed');

  await openFirst(page, 'Run');
  await pressUntil(page, 'y', dialog);
  // Meanwhile somebody answers it at the vendor.
  const shown = page.getByRole('complementary', { name: 'Run' });
  const uuid = (await shown.locator('code').first().textContent()) ?? '';
  // Words of its own are no yes or no that the key could mean: one is chosen.
  await dialog.getByRole('radio', { name: 'Let them in' }).press('Space', { timeout: 20_000 });
  await vendor.answer(uuid, { answer_index: '1', justification: 'Not on a Saturday' });
  await dialog.getByRole('button', { name: 'Let them in' }).press('Enter');
  await expect(dialog.getByRole('status')).toContainText('“Keep them out”', { timeout: 30_000 });
  await isAccessible(page, 'a run that was answered meanwhile');
  await page.keyboard.press('Escape');
  const held = (await vendor.runs()).find((one) => one.uuid === uuid);
  expect(held).toMatchObject({ answer_index: '1', approver_justification: 'Not on a Saturday' });

  // The other one is answered here, and takes no second answer.
  await page.goto('/workflows/runs?app=ledger.weekend.example');
  await expect(rows).toHaveCount(1, { timeout: 30_000 });
  await openFirst(page, 'Run');
  await pressUntil(page, 'y', dialog);
  await dialog.getByRole('radio', { name: 'Let them in' }).press('Space', { timeout: 20_000 });
  await dialog.getByRole('button', { name: 'Let them in' }).press('Enter');
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  await expect(told(page, 'is answered').first()).toBeVisible({ timeout: 30_000 });
  await pressUntil(page, 'Shift+N', dialog);
  await expect(dialog.getByRole('status')).toContainText('“Let them in”', { timeout: 20_000 });
  await expect(dialog.getByRole('button', { name: 'Keep them out' })).toHaveCount(0);
  const other = (await vendor.runs()).find((one) => one.uuid !== uuid);
  expect(other?.answer_index).toBe('0');
});
