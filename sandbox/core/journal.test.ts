import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openJournal, storedOrigin } from './journal';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'journal-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

test('what was appended is read back, in order, from a file only its owner can read', () => {
  const first = openJournal(dir, 'v');
  first.append({ n: 1 });
  first.append({ n: 2 });
  first.close();
  expect(openJournal(dir, 'v').replay()).toEqual([{ n: 1 }, { n: 2 }]);
  expect(statSync(path.join(dir, 'v.jsonl')).mode & 0o777).toBe(0o600);
});

test('half a line left by a kill is dropped and does not spoil the next entry', () => {
  const first = openJournal(dir, 'v');
  first.append({ n: 'ä' });
  first.close();
  appendFileSync(path.join(dir, 'v.jsonl'), '{"n":2,"te');
  const second = openJournal(dir, 'v');
  expect(second.replay()).toEqual([{ n: 'ä' }]);
  second.append({ n: 3 });
  second.close();
  expect(openJournal(dir, 'v').replay()).toEqual([{ n: 'ä' }, { n: 3 }]);
});

test('the first epoch stays, and data of another seed is not mixed in', () => {
  storedOrigin(dir, { seed: 'a', scale: 'small', epochMs: 1_000 });
  expect(storedOrigin(dir, { seed: 'a', scale: 'small', epochMs: 2_000 }).epochMs).toBe(1_000);
  expect(() => storedOrigin(dir, { seed: 'b', scale: 'small', epochMs: 2_000 })).toThrow('seed "a"');
});

test('a damaged file is named, with the way out', () => {
  appendFileSync(path.join(dir, 'origin.json'), '{"seed":');
  expect(() => storedOrigin(dir, { seed: 'a', scale: 'small', epochMs: 1 })).toThrow('is damaged. Remove its folder');
  appendFileSync(path.join(dir, 'v.jsonl'), 'nonsense\n');
  expect(() => openJournal(dir, 'v').replay()).toThrow('v.jsonl of the sandbox is damaged');
});
