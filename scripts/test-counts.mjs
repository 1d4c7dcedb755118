// How many tests of a run passed, failed and were skipped, from the reports that the runners write.
import fs from 'node:fs';

export const NOTHING = { passed: 0, failed: 0, skipped: 0 };

export const add = (one, other) => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
});

/** Counts of a report of Vitest or of Playwright. A runner that wrote none ended too early, which is one failure. */
export function countsOf(file) {
  if (!fs.existsSync(file)) return { ...NOTHING, failed: 1 };
  const report = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (report.stats) {
    // Playwright: a test that passed at a second try is a failure here, as no test is tried again.
    const { expected, unexpected, flaky, skipped } = report.stats;
    return { passed: expected, failed: unexpected + flaky + (report.errors?.length ?? 0), skipped };
  }
  const files = report.testResults ?? [];
  // A file that could not be read has no tests that could fail.
  const broken = files.filter((one) => one.status === 'failed' && one.assertionResults.every(isNotFailed)).length;
  const skipped = report.numPendingTests + (report.numTodoTests ?? 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken, skipped };
}

const isNotFailed = ({ status }) => status !== 'failed';

/** The line that a reader, or a script, looks for at the end. */
export const sentenceFor = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;
