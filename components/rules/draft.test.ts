import { expect, test } from 'vitest';
import { draftOf, readDraft } from './draft';

const now = new Date('2026-11-29T03:00:00Z');
const draft = { ...draftOf(null, 'severity:low', now), name: 'Noise' };

test('a new rule suppresses for a month, and takes what comes', () => {
  const { body } = readDraft(draft, now);
  expect(body).toMatchObject({ q: 'severity:low', effect: { type: 'suppress' }, alsoOpen: false });
  expect(Date.parse(body?.expiresAt ?? '')).toBe(now.getTime() + 30 * 86_400_000);
});

test('what is missing is said, and nothing is sent without it', () => {
  const missing = (over: Partial<typeof draft>) => {
    const read = readDraft({ ...draft, ...over }, now);
    expect(read.body).toBeNull();
    return read.missing;
  };
  expect(missing({ ends: '' })).toContain('nothing is suppressed for ever');
  expect(missing({ ends: '2020-01-01T00:00' })).toBe('Its end is past');
  expect(missing({ name: ' ' })).toBe('Give it a name first');
  expect(missing({ type: 'assign' })).toBe('Choose whom first');
  expect(missing({ type: 'label', label: ' ' })).toBe('Write the label first');
  expect(missing({ q: 'severity:low is:open' })).toBe('The query cannot be used like this');
  expect(readDraft({ ...draft, type: 'label', label: 'seen', ends: '' }, now).body).toMatchObject({ expiresAt: null });
});

test('a rule that is changed is shown as it is', () => {
  const rule = {
    id: '01a22539-0000-7000-8000-000000000000',
    name: 'Later',
    q: 'source:dlp',
    effect: { type: 'snooze', minutes: 60 },
    expiresAt: '2026-12-24T10:30:00.000Z',
    isEnabled: true,
    isExpired: false,
    isCatchingUp: false,
    trouble: null,
    taken: 0,
    version: 3,
    changedBy: { id: 'x', name: 'Ana' },
    changedAt: now.toISOString(),
  } as const;
  const { body } = readDraft(draftOf(rule, '', now), now);
  expect(body).toMatchObject({ name: 'Later', effect: rule.effect, expiresAt: rule.expiresAt });
});
