import type { Page } from '@playwright/test';
import { command, isAccessible, untilHeard } from './accessible';
import { expect, type Role, test } from './console';

/** What is checked on an address: the page itself, then each of these, opened by name and closed by Escape. */
type Screen = {
  at: string | ((page: Page) => Promise<string>);
  /** Keys that bring something to act on, or something to look at. */
  keys?: readonly string[];
  dialogs?: readonly string[];
};

const SCREENS: Record<Role, Record<string, Screen>> = {
  analyst: {
    queue: { at: '/queue?q=is%3Aopen', keys: ['j', ' '], dialogs: ['Keys', 'Views', 'Columns'] },
    'queue, two selected': {
      at: '/queue?q=source%3Adlp+is%3Aopen',
      keys: ['j', 'x', 'j', 'x'],
      dialogs: ['Close…', 'Note…', 'Label…', 'Status…'],
    },
    'queue, nothing there': { at: '/queue?q=source%3Adlp+%22nothing+says+this%22' },
    'queue, a query that cannot be read': { at: '/queue?q=sev%3A%3E' },
    'DLP incident': {
      at: aFinding('dlp_incident'),
      dialogs: ['Assign…', 'Hand over…', 'Snooze…', 'Close…', 'Note…', 'Label…', 'Case…'],
    },
    'posture alert': { at: aFinding('cloud_alert'), dialogs: ['Status…', 'Close…'] },
    'edge alert': { at: aFinding('edge_alert'), dialogs: ['Status…', 'Close…'] },
    'automation event': { at: aFinding('automation_event') },
    'my work': { at: '/work' },
    jobs: { at: '/jobs' },
    cases: { at: '/cases', dialogs: ['New case'] },
    approvals: { at: '/approvals' },
    posture: { at: '/posture?text=bucket', dialogs: ['Accept…'] },
    policies: { at: '/policies', keys: ['j'] },
    workflows: { at: '/workflows', keys: ['j', 'Enter'], dialogs: ['Start a run'] },
    runs: { at: '/workflows/runs', keys: ['j', 'Enter'] },
    tags: { at: '/tags', keys: ['j'], dialogs: ['New tag', 'Edit the tag', 'Assign the tag', 'Delete the tag'] },
    vocabulary: { at: '/tags/vocabulary', keys: ['j'] },
    activity: { at: '/activity', keys: ['j', 'Enter'] },
    'directory, a person': { at: '/directory/users', keys: ['j', 'Enter'] },
    sources: { at: '/sources' },
    'API console': { at: '/settings/console' },
  },
  manager: {
    dashboard: { at: '/dashboards', dialogs: ['New dashboard'] },
    audit: { at: '/settings/audit' },
  },
  admin: {
    connections: { at: '/settings/connections' },
    'new connection': { at: '/settings/connections/new' },
    connection: { at: aConnection, dialogs: ['Rotate credentials', 'Disable', 'Remove'] },
    people: { at: '/settings/people' },
    ranking: { at: '/settings/ranking' },
    rules: { at: '/settings/rules' },
    'new rule': { at: '/settings/rules?edit=new&q=severity%3Alow' },
    acting: { at: '/settings/acting' },
    sandbox: { at: '/settings/sandbox', dialogs: ['Set a fault'] },
  },
};

test('the sign-in can be used by everybody, light and dark', async ({ page }) => {
  await page.goto('/sign-in');
  await isAccessible(page, 'sign-in');
});

for (const [role, screens] of Object.entries(SCREENS) as [Role, Record<string, Screen>][])
  for (const [name, screen] of Object.entries(screens))
    test(`${role}, ${name}: the screen and its dialogs can be used by everybody, light and dark`, async ({
      page,
      as,
    }) => {
      await as(role);
      await check(page, name, screen);
    });

async function check(page: Page, name: string, { at, keys = [], dialogs = [] }: Screen): Promise<void> {
  await page.goto(typeof at === 'string' ? at : await at(page));
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await untilHeard(page);
  for (const key of keys) await page.keyboard.press(key);
  await isAccessible(page, name);
  for (const dialog of dialogs) {
    await command(page, dialog);
    await expect(page.locator('dialog[open]')).toBeVisible();
    await isAccessible(page, `${name}: ${dialog}`, { within: 'dialog[open]' });
    await page.keyboard.press('Escape');
    await expect(page.locator('dialog[open]')).toHaveCount(0);
  }
}

function aFinding(kind: string) {
  return async (page: Page) => {
    const answer = await page.request.get(`/api/findings?q=kind%3A${kind}&limit=1`);
    const { items } = (await answer.json()) as { items: { id: string }[] };
    return `/findings/${items[0]?.id}`;
  };
}

async function aConnection(page: Page): Promise<string> {
  const answer = await page.request.get('/api/connections');
  const { connections } = (await answer.json()) as { connections: { id: string }[] };
  return `/settings/connections/${connections[0]?.id}`;
}
