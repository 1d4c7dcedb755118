import { expect, test } from 'vitest';
import { ApiProblem } from '@/lib/api/browser';
import { isOutage } from './query-client';

test('only an outage is worth asking again', () => {
  expect(isOutage(new ApiProblem('offline', 'no answer', null))).toBe(true);
  expect(isOutage(new ApiProblem('vendor_down', 'down', null, {}, 502))).toBe(true);
  expect(isOutage(new ApiProblem('forbidden', 'no', null, {}, 403))).toBe(false);
  expect(isOutage(new ApiProblem('throttled', 'wait', null, {}, 429))).toBe(false);
});
