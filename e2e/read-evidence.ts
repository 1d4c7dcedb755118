import type { Page } from '@playwright/test';
import type { Apart } from './apart';
import { expect } from './apart-test';

/** Signs in as the analyst and reads a finding's evidence as he does: purpose, countdown, the file. */
export async function readEvidence(page: Page, apart: Apart, findingId: string, canary: string): Promise<void> {
  const account = apart.sandbox().accounts.find(({ role }) => role === 'analyst');
  await page.goto(`${apart.origin}/sign-in`);
  await page.getByLabel('E-mail').fill(account?.email ?? '');
  await page.getByLabel('Password', { exact: true }).fill(account?.password ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));

  await page.goto(`${apart.origin}/findings/${findingId}?tab=evidence`);
  await page.getByLabel('What do you need it for?').fill('to look for its traces');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Show its content' }).click();
  await expect(page.getByRole('region', { name: 'Content of the evidence file' })).toContainText(canary);
}
