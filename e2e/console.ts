import fs from 'node:fs';
import path from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';

const data = path.resolve(import.meta.dirname, '..', process.env.E2E_DATA ?? '.data/e2e');

export type Role = 'analyst' | 'manager' | 'admin';
type Sandbox = {
  accounts: { role: Role; email: string; password: string }[];
  vendors: Record<string, { url: string; credentials: Record<string, string> }>;
  control: string;
};

/** What the start command wrote down: accounts, vendor addresses and credentials. */
export const sandbox = (): Sandbox => JSON.parse(fs.readFileSync(path.join(data, 'sandbox.json'), 'utf8'));

/** Signs in through the form, once a role; later tests of the role reuse its cookies. */
export async function signIn(page: Page, role: Role): Promise<void> {
  const account = sandbox().accounts.find((one) => one.role === role);
  if (!account) throw new Error(`no ${role} account`);
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** The vendor's own answer, past the console: what is really held there. */
export async function askVendor<T>(vendor: string, at: string, init: RequestInit = {}): Promise<T> {
  const { url } = vendorOf(vendor);
  const answer = await fetch(`${url}${at}`, init);
  if (!answer.ok) throw new Error(`${vendor} answered ${answer.status} for ${at}`);
  return (await answer.json()) as T;
}

export function vendorOf(vendor: string) {
  const found = sandbox().vendors[vendor];
  if (!found) throw new Error(`no vendor ${vendor}`);
  return found;
}

export const test = base.extend<{ as: (role: Role) => Promise<void> }>({
  as: async ({ page }, use) => {
    await use((role) => signIn(page, role));
  },
});
export { expect };
