import { describe, expect, test } from 'vitest';
import { recipientWords, templateParts, workflowFacts } from './workflow-facts';

describe('what a workflow says of itself', () => {
  test('its question, who is asked, and its answers with the default', () => {
    const facts = workflowFacts({
      approver_text_template: '{{user_name}} asks for {{app_name}}',
      recipients: ['role:3', 'user:u1', 'group:x'],
      recipient_display_names: { 'role:3': 'Admins', 'user:u1': 'Ines Duarte' },
      answers: [{ answer: 'Approve' }, { answer: 'Deny' }],
      default_answer_index: '1',
      approval_ttl_sec: -1,
    });
    expect(facts.askedPeople).toEqual(['Admins (role)', 'Ines Duarte', 'group:x']);
    expect(facts.answers).toEqual([
      { label: 'Approve', isDefault: false },
      { label: 'Deny', isDefault: true },
    ]);
    expect([facts.approvalSeconds, facts.executionSeconds, facts.needsCode]).toEqual([-1, null, null]);
  });

  test('the deprecated template is read where the new one is missing', () => {
    expect(workflowFacts({ text_template: 'old' }).asks).toBe('old');
    expect(workflowFacts({ text_template: 'old', approver_text_template: 'new' }).asks).toBe('new');
  });

  test('a name that is not given is not made up', () => {
    expect(recipientWords('role:3', {})).toBe('role:3');
  });
});

test('a template is cut at its variables; markup stays text', () => {
  expect(templateParts('<b>{{user_name}}</b> wants {{{app}}}{{')).toEqual([
    { text: '<b>', isVariable: false },
    { text: 'user_name', isVariable: true },
    { text: '</b> wants ', isVariable: false },
    { text: 'app', isVariable: true },
    { text: '{{', isVariable: false },
  ]);
});
