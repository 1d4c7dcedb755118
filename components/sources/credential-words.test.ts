import { expect, test } from 'vitest';
import { credentialWords } from './credential-words';

const now = Date.parse('2026-11-22T00:00:00Z');
const ago = (days: number) => new Date(now - days * 86_400_000).toISOString();
const posture = (days: number, state: 'ok' | 'auth_failed' = 'ok') =>
  credentialWords({ vendor: 'zscaler-posture', state, credentialsAt: ago(days) }, now);

test('a posture key warns before its seven days are over, and a refused one says why it may be', () => {
  expect(posture(1)).toEqual({
    text: 'Credentials given 1 d ago; with the vendor’s default of 7 days they end in 6 d',
    tone: 'plain',
  });
  expect(posture(5.5)).toMatchObject({ tone: 'warn', text: expect.stringMatching(/they end in 1 d$/) });
  expect(posture(7.5)).toMatchObject({ tone: 'warn', text: expect.stringContaining('stops working after 7 days') });
  expect(posture(8, 'auth_failed')).toMatchObject({
    tone: 'bad',
    text: expect.stringMatching(/^Credentials given 8 d ago are refused: .*7 days$/),
  });
});

test('nothing is claimed of keys whose life is not known', () => {
  const workato = credentialWords({ vendor: 'workato', state: 'auth_failed', credentialsAt: ago(400) }, now);
  expect(workato).toEqual({ text: 'Credentials given 57 w ago are refused: rotate them in Settings', tone: 'bad' });
});

test('credentials that are not there yet are being checked; else they are missing', () => {
  const none = { vendor: 'workato', credentialsAt: null };
  expect(credentialWords({ ...none, state: 'pending' }, now).tone).toBe('plain');
  expect(credentialWords({ ...none, state: 'auth_failed' }, now)).toMatchObject({ tone: 'bad' });
});
