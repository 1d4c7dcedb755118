import { describe, expect, test } from 'vitest';
import { holdForMutations } from '../testing';
import alert from './fixtures/alert.json' with { type: 'json' };
import history from './fixtures/history.json' with { type: 'json' };
import policy from './fixtures/policy.json' with { type: 'json' };
import user from './fixtures/user.json' with { type: 'json' };
import workflow from './fixtures/workflow.json' with { type: 'json' };
import run from './fixtures/workflow-run.json' with { type: 'json' };
import { toHistory } from './history';
import { EnumRoles } from './labels';
import {
  type Naming,
  toActivity,
  toAppControlPolicy,
  toFinding,
  toPolicy,
  toUser,
  toWorkflow,
  toWorkflowRun,
} from './map';
import {
  EdgeAlert,
  EdgeAuditEvent,
  EdgeHistoryItem,
  EdgePolicy,
  EdgeUser,
  EdgeWorkflow,
  EdgeWorkflowRun,
} from './schema';
import { EDGE_SECRET_KEYS } from './secrets';

const unnamed: Naming = { labels: {}, roles: EnumRoles.parse({}) };
const named: Naming = {
  labels: {
    severity: { 4: 'High' },
    alertStatus: { 1: 'Open', 2: 'Triage', 3: 'Closed' },
    policyType: { 1: 'Security' },
    runStatus: { 2: 'Pending' },
    incidentStatus: { 2: 'Expected' },
    actionType: { 2: 'Close with reason' },
  },
  roles: EnumRoles.parse({ status: { Triage: 'in_progress' } }),
};
const finding = (over: object = {}, naming = named) => toFinding(EdgeAlert.parse({ ...alert, ...over }), naming);

describe('an alert', () => {
  test('becomes a finding with counts in place of names', () => {
    expect(finding()).toMatchObject({
      kind: 'edge_alert',
      externalId: alert.uuid,
      title: 'Unusual number of downloads by a user from Finance share',
      severity: 'high',
      vendorSeverity: 'High',
      status: 'new',
      vendorStatus: 'Open',
      vendorOwner: null,
      person: null,
      resource: null,
      account: 'northwind',
      policy: 'UnusualDownloadsByUser',
      subject: '1 user, 2 devices',
      createdAt: new Date('2024-06-18T17:00:00Z'),
      updatedAt: new Date('2024-06-18T18:00:00Z'),
    });
  });

  test('of unnamed numbers shows the numbers and guesses nothing', () => {
    expect(finding({}, unnamed)).toMatchObject({
      severity: 'unknown',
      vendorSeverity: 'unknown (4)',
      status: 'unknown',
      vendorStatus: 'unknown (1)',
    });
  });

  test('that sends names instead of numbers is read by its names', () => {
    expect(finding({ severity: 'CRITICAL', status: 'Triage' })).toMatchObject({
      severity: 'critical',
      status: 'in_progress',
    });
  });

  test('is closed by its closing time, whatever its number says', () => {
    expect(finding({ closed_time: 1718740000 })).toMatchObject({ status: 'resolved' });
    expect(finding({ closed_time: 1718740000 }, unnamed)).toMatchObject({ status: 'resolved' });
    expect(finding({ closed_time: 0, status: 3 })).toMatchObject({ status: 'resolved' });
  });

  test('has the owner the vendor names', () => {
    expect(finding({ owner_uuid: 'u-1', owner_display_name: 'Ines Duarte' }).vendorOwner).toBe('Ines Duarte');
    expect(finding({ owner_uuid: 'u-1' }).vendorOwner).toBe('u-1');
  });

  test('without words is called by its event type, then by its id', () => {
    expect(finding({ description: ' ' }).title).toBe('UnusualDownloadsByUser');
    expect(finding({ description: null, event_type: '' }).title).toBe(`Alert ${alert.uuid}`);
    expect(finding({ related_entities: { users_count: 0, devices_count: 1 } }).subject).toBe('1 device');
    expect(finding({ related_entities: null }).subject).toBeNull();
  });

  test('with a title of 10 kB is called by its beginning, on one line', () => {
    const { title, description } = finding({ description: `first\r\nsecond ${'x'.repeat(10_000)}` });
    expect(title).toMatch(/^first second x+…$/);
    expect(title).toHaveLength(500);
    expect(description).toHaveLength(10_014);
  });

  test('without any time, or with a status of another type, is set aside and not misread', () => {
    for (const over of [
      { create_time: 0, update_time: 0 },
      { status: {} },
      { closed_time: 'yesterday' },
      { uuid: 7 },
    ]) {
      expect(EdgeAlert.safeParse({ ...alert, ...over }).success).toBe(false);
    }
  });
});

test('policies, workflows, runs and users become items under the names their installation gives', () => {
  expect(toPolicy(EdgePolicy.parse(policy), named)).toMatchObject({
    kind: 'security',
    title: 'Block unmanaged devices',
    status: 'ACTIVE',
    at: new Date(1718700000_000),
  });
  expect(toPolicy(EdgePolicy.parse(policy), unnamed)).toMatchObject({ kind: 'unknown', status: 'ACTIVE' });
  expect(toAppControlPolicy(EdgePolicy.parse(policy), unnamed)).toMatchObject({ kind: 'app_control' });
  expect(toWorkflow(EdgeWorkflow.parse(workflow), named)).toMatchObject({ title: 'Approve access', status: 'ACTIVE' });
  expect(toWorkflowRun(EdgeWorkflowRun.parse(run), named)).toMatchObject({
    title: 'Lena Vogt asks for Payroll',
    status: 'Pending',
  });
  expect(toUser(EdgeUser.parse(user), unnamed)).toMatchObject({ kind: 'unknown (1)', title: 'Lena Vogt' });
});

test('no secret of a payload is kept', () => {
  const kept = JSON.stringify([
    toWorkflowRun(EdgeWorkflowRun.parse(run), named),
    toUser(EdgeUser.parse(user), named),
    history.map((entry) => toHistory(EdgeHistoryItem.parse(entry), named)),
  ]);
  expect(kept).not.toMatch(/PLANTED|482913|911/);
  expect(kept).toContain('token_required');
});

test('the history says what was done in words', () => {
  const words = history.map((entry) => toHistory(EdgeHistoryItem.parse(entry), named));
  expect(words.map(({ action, words }) => [action, words])).toEqual([
    ['note', 'Asked the user [oq:7f3a]'],
    ['run_workflow', 'Workflow approve-access started'],
    ['close_with_reason', 'Closed as Expected: Planned backup'],
  ]);
  expect(words[1]).toMatchObject({ actor: '0b2f5f10-1111-4a6e-a111-1c2d3e4f5a6b', at: new Date(1718733700_000) });
  // Three members filled and no name for the number: what was done is not guessed.
  expect(toHistory(EdgeHistoryItem.parse(history[2]), unnamed)).toMatchObject({
    action: null,
    words: 'Action of type unknown (2)',
  });
});

test('no mutation of a record breaks its mapper or loses a field, and its id stays text', () => {
  const edge = { idKey: 'uuid', secretKeys: EDGE_SECRET_KEYS };
  holdForMutations(alert, EdgeAlert, (item) => toFinding(item, named), edge);
  holdForMutations(alert, EdgeAlert, (item) => toFinding(item, unnamed), edge);
  holdForMutations(policy, EdgePolicy, (item) => toPolicy(item, named), edge);
  holdForMutations(policy, EdgePolicy, (item) => toAppControlPolicy(item, named), edge);
  holdForMutations(workflow, EdgeWorkflow, (item) => toWorkflow(item, named), edge);
  holdForMutations(run, EdgeWorkflowRun, (item) => toWorkflowRun(item, named), edge);
  holdForMutations(user, EdgeUser, (item) => toUser(item, named), edge);
  for (const entry of history) holdForMutations(entry, EdgeHistoryItem, (item) => toHistory(item, named), edge);
}, 30_000);

describe('an audit event', () => {
  const event = {
    uuid: 'e1',
    op: 'updatePolicy',
    method: 'PATCH',
    matched_path: '/api/v1/policies/{uuid}',
    response_status_text: 'Forbidden',
    create_time: 1_767_225_600_000,
    request_body: '{"password":"hunter2"}',
  };
  const activity = (over: object = {}) => toActivity(EdgeAuditEvent.parse({ ...event, ...over }));

  test('says what was called and how it ended, and never what was sent', () => {
    expect(activity()).toMatchObject({
      kind: 'updatePolicy',
      externalId: 'e1',
      title: 'Update policy',
      status: 'Forbidden',
      at: new Date('2026-01-01T00:00:00Z'),
    });
    expect(JSON.stringify(activity())).not.toContain('hunter2');
  });

  test('without a name it goes by its call', () => {
    expect(activity({ op: '' })).toMatchObject({ kind: 'unknown', title: 'PATCH /api/v1/policies/{uuid}' });
    expect(activity({ op: 7, method: null, matched_path: null }).title).toBe('e1');
  });
});
