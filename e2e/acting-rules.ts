import type { Page } from '@playwright/test';
import { expect } from './console';

type Rules = {
  version: number;
  holdSeconds: object;
  winners: object;
  typedOver: number;
  secondOver: number;
  secondForPolicies: boolean;
};

/** Sets some of the workspace's rules of acting, as an admin would in Settings. */
export async function setRules(page: Page, change: Partial<Rules>): Promise<void> {
  const rules: Rules = await (await page.request.get('/api/acting-rules')).json();
  const { origin } = new URL(page.url());
  const answer = await page.request.put('/api/acting-rules', { data: { ...rules, ...change }, headers: { origin } });
  expect(answer.ok(), await answer.text()).toBe(true);
}
