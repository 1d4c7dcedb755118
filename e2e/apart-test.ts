import { test as base } from '@playwright/test';
import { type Apart, startApart } from './apart';

/** `apart`: one console for all the tests that must not share one with the screens' tests. */
export const test = base.extend<object, { apart: Apart }>({
  apart: [
    async ({ browserName: _ }, use) => {
      // Tokens that die every few seconds: whatever is tested is tested with renewals in between.
      const apart = await startApart('apart', { env: { SANDBOX_TOKEN_SECONDS: '20' } });
      await use(apart);
      await apart.stop();
    },
    { scope: 'worker', timeout: 200_000 },
  ],
});
export { expect } from '@playwright/test';
