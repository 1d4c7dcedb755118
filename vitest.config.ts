import os from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
// `server-only` throws outside the web server; the package ships the empty module that stands in for it here.
const alias = { '@': root, 'server-only': path.join(root, 'node_modules/server-only/empty.js') };

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          include: ['{bench,lib,sandbox,components,scripts}/**/*.test.ts'],
          exclude: ['**/*.db.test.ts'],
          // One fewer than the cores would be one alone on a small machine.
          maxWorkers: Math.max(2, os.availableParallelism() - 1),
          // Property tests are thorough and machines busy: a time limit is no assertion.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          sequence: { groupOrder: 1 },
          include: ['{lib,sandbox,app}/**/*.db.test.ts'],
          globalSetup: ['scripts/test-postgres.ts'],
          setupFiles: ['lib/db/test-database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
