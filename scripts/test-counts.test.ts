import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { add, countsOf, NOTHING, sentenceFor } from './test-counts.mjs';

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'counts-'));
afterAll(() => fs.rmSync(dir, { recursive: true }));

function report(name: string, content: object): string {
  const file = path.join(dir, name);
  fs.writeFileSync(file, JSON.stringify(content));
  return file;
}

const vitest = (status: string, assertions: string[]) => ({
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [{ status, assertionResults: assertions.map((one) => ({ status: one })) }],
});

test('both runners are added up to one line', () => {
  const unit = countsOf(report('vitest.json', vitest('passed', ['passed'])));
  const browser = countsOf(
    report('playwright.json', { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }, errors: [] }),
  );
  expect(sentenceFor([unit, browser].reduce(add, NOTHING))).toBe('8 passed, 2 failed, 3 skipped');
});

test('a runner that wrote no report, or could not read a file, has failed', () => {
  expect(countsOf(path.join(dir, 'nothing.json')).failed).toBe(1);
  expect(countsOf(report('broken.json', vitest('failed', []))).failed).toBe(1);
});

test('an error outside all tests is a failure', () => {
  const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 0 };
  expect(countsOf(report('outside.json', { stats, errors: [{ message: 'no server' }] })).failed).toBe(1);
});
