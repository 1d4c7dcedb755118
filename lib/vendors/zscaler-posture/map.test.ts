import { describe, expect, test } from 'vitest';
import { holdForMutations } from '../testing';
import list from './fixtures/alert-list.json' with { type: 'json' };
import bare from './fixtures/bare-alert.json' with { type: 'json' };
import iac from './fixtures/iac-alert.json' with { type: 'json' };
import { toFinding } from './map';
import { Alert, AlertList } from './schema';
import { epochTime, wholeSeconds } from './times';

const [sample] = list.alerts;
const finding = (over: object = {}) => toFinding(Alert.parse({ ...sample, ...over }), 'cloud');

describe("the vendor's three samples", () => {
  test('B, with epoch seconds, absent keys and a capital in Kubernetes', () => {
    expect(finding()).toMatchObject({
      kind: 'cloud_alert',
      externalId: 'ZS-CLOUD-28514996',
      title: 'Ensure SNS delivery status logging is enabled',
      severity: 'high',
      vendorSeverity: 'HIGH',
      status: 'resolved',
      vendorStatus: 'Closed',
      vendorOwner: null,
      person: null,
      resource: 'arn:aws:sns:us-east-1:288119319793:scale-bulkdeploy-sns-cswu',
      account: '288119319793',
      policy: 'ZS-AWS-00277',
      labels: [],
      createdAt: new Date('2023-06-08T17:23:29Z'),
      updatedAt: new Date(1686320127_000),
      volatile: ['age'],
    });
    expect(finding().description).toContain('does not use message delivery status logs');
  });

  test('A, bare, with empty words and no time of change', () => {
    const answer = AlertList.parse(bare);
    expect(answer).toMatchObject({ total: 1, nextLink: null });
    expect(toFinding(Alert.parse(answer.alerts[0]), 'cloud')).toMatchObject({
      externalId: 'ZS-CLOUD_XXXXXX',
      status: 'new',
      labels: ['myapp', 'IT'],
      updatedAt: new Date(1683306261_000),
    });
  });

  test('C, of infrastructure code, in other letters and with longer times', () => {
    expect(toFinding(Alert.parse(iac), 'iac')).toMatchObject({
      kind: 'iac_alert',
      severity: 'high',
      status: 'new',
      account: '012345678901',
      createdAt: new Date(123234536456),
    });
  });
});

test('the raw record is the record as it came', () => {
  const odd = { ...sample, policy: 'not an object', mitre_attack: 'one text' };
  expect(toFinding(Alert.parse(odd), 'cloud').raw).toEqual(odd);
});

test.each([
  ['open', 'new'],
  ['Reopened', 'new'],
  ['RESOLVED', 'resolved'],
  ['Ignored', 'accepted'],
  ['Snoozed', 'unknown'],
  ['__proto__', 'unknown'],
])('status %s is %s', (word, status) => {
  expect(finding({ alert_status: word })).toMatchObject({ status, vendorStatus: word });
});

test('an identity is a person only where it is a mail address', () => {
  const identity = (identity_name: string, identity_id = '') =>
    finding({ identity: { identity_name, identity_id } }).person;
  expect(identity('Ana.Keller@Northwind.example')).toBe('ana.keller@northwind.example');
  expect(identity('', 'arn:aws:iam::288119319793:role/deploy')).toBeNull();
});

test('an alert without a policy name is called by what it says', () => {
  expect(finding({ policy: null }).title).toContain('SNS topic residing in region us-east-1');
  expect(finding({ policy: {}, alert_description: '' }).title).toBe('Alert ZS-CLOUD-28514996');
});

test.each([[{ alert_id: '' }], [{ alert_id: 7 }], [{ created: 'soon', updated: null }]])('set aside: %j', (over) => {
  expect(Alert.safeParse({ ...sample, ...over }).success).toBe(false);
});

test('whatever else changes in a sample, the mapper holds and the id stays text', () => {
  for (const one of [sample ?? {}, bare, iac]) {
    holdForMutations(one, Alert, (alert) => toFinding(alert, 'cloud'), { idKey: 'alert_id', secretKeys: [] });
  }
});

test('a time is seconds, or milliseconds where it is too large for that', () => {
  expect(epochTime(1686245009)).toEqual(new Date(1686245009_000));
  expect(epochTime('1686245009000')).toEqual(new Date(1686245009_000));
  for (const none of [0, -5, Number.NaN, 1e300, '', 'x', null, undefined]) expect(epochTime(none)).toBeNull();
});

test('the seconds asked for enclose the window', () => {
  expect(wholeSeconds({ from: new Date(1_999), to: new Date(5_001) })).toEqual({ start: 1, end: 6 });
});
