import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

test('the Prisma schema says what the migrations make', async () => {
  const prisma = path.join(root, 'node_modules/prisma/build/index.js');
  const args = ['migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma'];
  const { stdout } = await promisify(execFile)(process.execPath, [prisma, ...args], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: inject('testPostgres').url,
      PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, 'scripts/prisma-schema-engine.mjs'),
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  expect(stdout).toContain('No difference detected');
});
