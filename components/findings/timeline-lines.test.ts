import { expect, test } from 'vitest';
import type { TimelineEntry } from '@/lib/findings/shapes';
import { timelineLines, untimed } from './timeline-lines';

const console_ = (what: string, seq: number, after: unknown, before: unknown = null): TimelineEntry => ({
  origin: 'console',
  at: `2026-11-22T00:${String(seq).padStart(2, '0')}:00Z`,
  what,
  seq,
  actor: 'Ana',
  before,
  after,
});
const raised: TimelineEntry = { origin: 'vendor', at: '2026-11-21T23:00:00Z', what: 'created' };
const changed: TimelineEntry = { origin: 'vendor', at: '2026-11-22T00:30:00Z', what: 'updated' };

test('ours and theirs stand on one clock, newest first', () => {
  const lines = timelineLines(
    [console_('finding.assign', 41, { owner: { id: 'u', name: 'Ana Keller' } }), raised],
    [{ at: '2026-11-22T00:20:00.000Z', actor: 'Ben', words: 'CHANGE_STATUS: NEW → RESOLVED' }],
  );
  expect(lines.map(({ origin, who, words }) => `${origin} ${who}: ${words}`)).toEqual([
    'console Ana: Gave it to Ana Keller',
    'vendor Ben: CHANGE_STATUS: NEW → RESOLVED',
    'vendor null: The vendor raised it',
  ]);
});

test('without the vendor’s history its last change is still told; with it, not twice', () => {
  expect(timelineLines([changed, raised], null)).toHaveLength(2);
  expect(timelineLines([changed, raised], [])).toHaveLength(2);
  const own = [{ at: '2026-11-22T00:30:00Z', actor: null, words: 'Note' }];
  expect(timelineLines([changed, raised], own).map(({ words }) => words)).toEqual(['Note', 'The vendor raised it']);
});

test.each([
  ['finding.assign', { owner: null }, null, 'Made it nobody’s'],
  ['finding.set_status', { ownStatus: 'in_progress' }, { ownStatus: null }, 'Status here: in progress'],
  ['finding.set_status', { ownStatus: null }, { ownStatus: 'waiting' }, 'Status here: waiting → as the vendor says'],
  ['finding.merge', { into: { id: 'f', name: 'Payroll' } }, { into: null }, 'Merged it into “Payroll”'],
  ['finding.split', { into: null }, { into: { id: 'f', name: 'Payroll' } }, 'Split it off from “Payroll”'],
  [
    'finding.merge_in',
    { merged: 4, findings: ['a', 'b', 'c', 'd'].map((name) => ({ id: name, name })) },
    { merged: 0 },
    'Merged into this: “a”, “b”, “c”, 1 more',
  ],
  ['finding.split_out', { merged: 0, findings: [{ id: 'a', name: 'a' }] }, { merged: 1 }, 'Split off from this: “a”'],
  ['action.request', { command: 'dlp.close' }, null, 'Close incident: asked for'],
  ['action.request', { command: 'toString' }, null, 'Action: asked for'],
  ['finding.something_new', {}, null, 'Finding something new'],
])('%s reads as a sentence', (what, after, before, words) => {
  expect(timelineLines([console_(what, 1, after, before)], null)[0]?.words).toBe(words);
});

test('what somebody wrote is quoted', () => {
  expect(timelineLines([console_('finding.add_note', 1, { body: 'Asked her' })], null)[0]?.quote).toBe('Asked her');
  const rejected = console_('action.rejected', 2, {
    command: 'dlp.close',
    message: 'no',
    vendorMessage: 'Already closed',
  });
  expect(timelineLines([rejected], null)[0]).toMatchObject({
    words: 'Close incident: rejected by the vendor',
    quote: 'Already closed',
  });
});

test('whom a document was open to is told with the revocation, before and after', () => {
  const command = 'operation.call';
  const open = { name: 'Payroll.xlsx', owner: 'Ana', total: 102, collaborators: ['k.lee@contoso.example'] };
  const lines = timelineLines(
    [
      console_('action.request', 1, { command }, open),
      console_('action.seen', 2, { command, outcome: 'applied', total: 0, collaborators: [], sharedOutside: false }),
      console_('action.seen', 3, { command, outcome: 'absent', ...open, total: 1 }),
    ],
    null,
  );
  expect(lines.map(({ words, quote }) => [words, quote])).toEqual([
    ['Revoke external sharing: read again, and it is still open to outside. Now: k.lee@contoso.example.', undefined],
    ['Revoke external sharing: read again. After: nobody outside.', undefined],
    ['Revoke external sharing: asked for', 'Payroll.xlsx of Ana. Before: k.lee@contoso.example and 101 more.'],
  ]);
});

test('an entry without a time has no place on the clock and is not lost', () => {
  const history = [{ at: null, actor: 'Ben', words: 'Note' }];
  expect(timelineLines([], history)).toEqual([]);
  expect(untimed(history)).toEqual(history);
});
