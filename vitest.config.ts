import os from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
// `server-only` throws outside the web server; the package ships the empty module that stands in for it here.
const alias = { '@': root, 'server-only': path.join(root, 'node_modules/server-only/empty.js') };

/** Tests here give the process an environment of their own, which is read once. */
const OF_THEIR_OWN = ['lib/{api,auth,vault}/*.test.ts'];
const WITH_DATABASE = ['**/*.db.test.ts'];

const patient = {
  // One fewer than the cores would be one alone on a small machine.
  maxWorkers: Math.max(2, os.availableParallelism() - 1),
  // Property tests are thorough and machines busy: a time limit is no assertion.
  testTimeout: 30_000,
};

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
          exclude: [...WITH_DATABASE, ...OF_THEIR_OWN],
          // These share modules without state, loaded once a worker, which takes a third of the time; the rest is put back.
          isolate: false,
          setupFiles: ['scripts/unit-tests.ts'],
          ...patient,
        },
      },
      {
        extends: true,
        test: {
          name: 'environment',
          sequence: { groupOrder: 0 },
          include: OF_THEIR_OWN,
          exclude: WITH_DATABASE,
          ...patient,
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
