import { describe, expect, test } from 'vitest';
import { policyFacts, policyKind, policySentence } from './policy-facts';

const raw = {
  app_filter: { exclude_any: [], include_any: [{ all: ['app:7d1f'] }] },
  session_filter: { exclude_any: [], include_any: [{ all: ['posture_le:low'] }] },
  filter_selector_display_names: { 'app:7d1f': 'Payroll' },
  policy_event_actions: [],
  update_time: 1_718_700_000,
  workflow_uuid: '',
};
const NAMES = { appEvent: { 3: 'Download' }, appControlAction: { 9: 'Ask' } };
const sentence = (action: string | null, over: object = {}) =>
  policySentence(action, policyFacts({ ...raw, ...over }, NAMES));

describe('what a policy does, in one sentence', () => {
  test('its action, its apps and its sessions', () => {
    expect(sentence('BLOCK')).toBe('Block for Payroll, when posture at most low');
  });

  test('a number that nobody named stays a number', () => {
    expect(sentence('unknown (301)', { session_filter: null })).toBe(
      'Action unknown (301) for Payroll, no condition on the session',
    );
  });

  test('an app control policy says what it does at which event', () => {
    const events = [
      { event_type: 1, action: 2 },
      { event_type: 'UPLOAD', action: 2 },
      { event_type: 'PRINT', action: 'WARN' },
      { event_type: 3, action: 9 },
    ];
    expect(sentence(null, { policy_event_actions: events })).toBe(
      'unknown (2) on unknown (1) and upload; Warn on print; Ask on download for Payroll, when posture at most low',
    );
  });

  test('what is not given is not invented', () => {
    expect(policySentence(null, policyFacts({}, {}))).toBe(
      'No action given, no condition on the app, no condition on the session',
    );
  });
});

test('an empty id is no workflow', () => {
  expect(policyFacts(raw, {}).workflowUuid).toBeNull();
});

test('a kind without a name keeps its number', () => {
  expect([
    policyKind('app_control', {}, {}),
    policyKind('unknown', { type: 4 }, { policyType: { 2: 'Routing' } }),
    policyKind('unknown', {}, {}),
  ]).toEqual(['App control', 'unknown (4)', 'Not given']);
});
