import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../app/api');

const files = fs
  .readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'route.ts');

test('there are routes to look at', () => {
  expect(files.length).toBeGreaterThan(0);
});

test.each(files)('every handler of %s is made by route or publicRoute', (file) => {
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  const exported = [...text.matchAll(/^export\s+(.*)$/gm)].map(([, rest]) => rest ?? '');
  expect(exported).not.toEqual([]);
  // One handler may serve two methods under a name of its own.
  const named = /^const handler = (route|publicRoute)\(/m.test(text) ? '|handler;' : '';
  const made = new RegExp(`^const (GET|POST|PUT|PATCH|DELETE) = (route\\(|publicRoute\\(${named})`);
  for (const one of exported) expect(one).toMatch(made);
  expect(text).toMatch(/import \{[^}]*\b(route|publicRoute)\b[^}]*\} from '@\/lib\/api\/route';/);
});
