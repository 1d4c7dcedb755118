import { expect, test } from 'vitest';
import { whyNoAnswer } from './answer-gate';

const NOW = Date.UTC(2026, 10, 22);
const raw = { answers: [{ answer: 'Approve' }], can_user_approve: true, token_required: false, answer_index: '' };
const why = (over: object = {}, run: object = {}) =>
  whyNoAnswer({ status: 'Pending', goneAt: null, raw: { ...raw, ...over }, ...run }, 'Lacework Edge', NOW);

test('a run that waits and asks for nothing special can be answered', () => {
  expect(why()).toBeNull();
  expect(why({ can_user_approve: undefined })).toBeNull();
});

test.each([
  [{ token_required: true }, /approval code.*Answer it in Lacework Edge/],
  [{ can_user_approve: false }, /may not answer/],
  [{ answers: [] }, /names no answers/],
  [{ expire_time_sec: NOW / 1000 - 1 }, /time is over/],
  [{ answer_index: '0', approver_display_name: 'Ines Duarte' }, /^Ines Duarte answered it/],
])('one with %j says why it cannot', (over, words) => {
  expect(why(over)).toMatch(words);
});

test('what is gone or over is not offered', () => {
  expect(why({}, { goneAt: '2026-01-01' })).toMatch(/no longer has/);
  expect(why({}, { status: 'Success' })).toMatch(/does not wait/);
});
