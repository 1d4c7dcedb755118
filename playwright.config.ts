import { defineConfig, devices } from '@playwright/test';

const port = Number(process.env.E2E_PORT ?? 3311);
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/** These fill, kill, search and restart consoles that they start themselves. */
const APART = ['access', 'bad-input', 'kill', 'leaks'].map((name) => `${name}.spec.ts`);

/** Minutes of looking, and journeys for which the gate's twenty minutes have no room: `npm run test:screens` runs these. */
const LONG = [
  'activity',
  'entities',
  'lockdown',
  'merge',
  'paths',
  'policy-history',
  'queue',
  'rehearse',
  'rules',
  'screens',
  'second-person',
  'start',
  'vocabulary',
  'workflows',
].map((name) => `${name}.spec.ts`);

export default defineConfig({
  testDir: 'e2e',
  outputDir: '.test-results',
  reporter: 'list',
  // Two lanes side by side. In each, tests share the state of one console and run one after the other.
  workers: 2,
  projects: process.env.SCREENS
    ? [{ name: 'shared', workers: 1, testMatch: LONG }]
    : [
        { name: 'shared', workers: 1, testIgnore: [...APART, ...LONG] },
        { name: 'apart', workers: 1, testMatch: APART },
      ],
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1456, height: 819 },
    baseURL: `http://localhost:${port}`,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || undefined,
      args: [...asRoot, ...quiet, '--disable-component-update', '--disable-sync'],
    },
  },
  webServer: {
    command: 'node e2e/serve.mjs',
    url: `http://localhost:${port}/api/health`,
    timeout: 180_000,
    stdout: 'pipe',
    reuseExistingServer: !process.env.CI,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    env: { PORT: String(port) },
  },
});
