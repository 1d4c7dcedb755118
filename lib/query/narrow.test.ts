import { expect, test } from 'vitest';
import { whatToNarrow } from './narrow';

test.each([
  ['is:open (source:dlp OR "two words")', 'Put "two words" beside the other parts'],
  ['-secret is:open', 'Put secret beside the other parts'],
  ['is:open a*', 'Give a* more letters.'],
  ['bucket', 'Add is:open, or a time'],
  ['is:open bucket', 'Add a time such as created:<7d, a source or a policy.'],
  ['is:open created:<30d bucket', 'Add a source, a policy or an account, or take a shorter time.'],
  ['', 'Add is:open'],
])('%j: %s', (q, advice) => {
  expect(whatToNarrow(q)).toContain(advice);
});
