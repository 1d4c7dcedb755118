import fc from 'fast-check';
import { expect, test } from 'vitest';
import alert from '@/lib/vendors/lacework-edge/fixtures/alert.json';
import activity from '@/lib/vendors/workato/fixtures/activity.json';
import { automationFacts } from './automation-facts';
import { dlpFacts } from './dlp-facts';
import { edgeFacts } from './edge-facts';
import { postureFacts } from './posture-facts';

test('a DLP incident tells engine, dictionary, file, person with manager, destination and tickets', () => {
  const facts = dlpFacts({
    transactionId: '16786974353299200003',
    priority: 'LOW',
    matchingPolicies: {
      engines: [{ name: 'GLBA', rule: '(((Citizen Service Number) > 0))' }],
      rules: [{ name: 'Block-GLBA-SSN' }],
      dictionaries: [{ name: 'Citizen Service Number', matchCount: 5 }],
    },
    userInfo: {
      name: 'Ana',
      email: 'ana@x.example',
      clientIP: null,
      managerInfo: { id: 1, name: 'M. Hall', email: 'h@x.example' },
    },
    applicationInfo: { url: null, category: 'File', name: 'BOX', hostnameOrApplication: 'BOX' },
    contentInfo: {
      fileName: 'info.docx',
      fileType: 'docx',
      additionalInfo: { dlpMD5: 'efe3', owner: null, collaborators: ['a@b.example'] },
    },
    dlpIncidentTickets: [
      {
        ticketType: 'JIRA',
        projectName: 'Dev',
        ticketInfo: { ticketId: 'D-1', ticketUrl: 'https://j.example/D-1', state: 'Done' },
      },
    ],
  });
  expect(facts.engines).toEqual([{ name: 'GLBA', rule: '(((Citizen Service Number) > 0))' }]);
  expect(facts.dictionaries).toEqual([{ name: 'Citizen Service Number', count: 5 }]);
  expect(facts.file).toEqual([
    { label: 'File', value: 'info.docx' },
    { label: 'Type', value: 'docx' },
    { label: 'Shared with', value: 'a@b.example' },
    { label: 'MD5', value: 'efe3' },
  ]);
  expect(facts.manager?.name).toBe('M. Hall');
  // The host is the application's name again: said once.
  expect(facts.destination).toEqual([
    { label: 'Application', value: 'BOX' },
    { label: 'Category', value: 'File' },
  ]);
  expect(facts.tickets).toEqual([
    { id: 'D-1', system: 'JIRA', project: 'Dev', state: 'Done', url: 'https://j.example/D-1' },
  ]);
});

test('posture alerts are read in every spelling the vendor uses', () => {
  const facts = postureFacts({
    policy: { policy_id: 'ZS-AWS-00277', policy_name: 'SNS logging' },
    cloud_resource: { resource_id: 'arn:aws:sns:x', tags: ['prod'] },
    cloud_account: { account_id: '028812345678' },
    alertFocus: 'RESOURCE',
    updatedBy: 'system',
    Kubernetes: { cluster_name: 'c1' },
    mitre_attack: 'Exfiltration: https://x.example',
    risk_score: '8.5',
    audit_procedure: '# Look',
    reason: '',
  });
  expect(facts.control).toContainEqual({ label: 'Focus', value: 'RESOURCE' });
  expect(facts.account).toEqual([{ label: 'Account id', value: '028812345678' }]);
  expect(facts.cluster).toEqual([{ label: 'Cluster', value: 'c1' }]);
  expect(facts.mitre).toEqual(['Exfiltration: https://x.example']);
  expect(facts.risk.map(({ label }) => label)).toEqual(['Risk score', 'Changed by']);
});

test('an Edge alert tells its event and counts, and a number without a name stays a number', () => {
  expect(edgeFacts(alert)).toEqual({
    event: 'UnusualDownloadsByUser',
    description: 'Unusual number of downloads by a user from Finance share',
    users: 1,
    devices: 2,
    numbers: [{ label: 'Policy action taken', value: 3 }],
  });
});

test('an automation event tells actor, address and resource', () => {
  const facts = automationFacts(activity[0] ?? {});
  expect(facts).toMatchObject({ address: '60.160.90.91', environment: 'dev', before: null, after: null });
  expect(facts.resource).toContainEqual({ label: 'Connects to', value: 'workato_app' });
  expect(automationFacts({ details: { changes: { before: 1, after: 2 } } })).toMatchObject({ before: 1, after: 2 });
});

test('no record of any shape makes them throw', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (raw) => {
      for (const read of [dlpFacts, postureFacts, edgeFacts, automationFacts]) read(raw);
    }),
  );
  const odd = {
    matchingPolicies: [],
    userInfo: 3,
    contentInfo: { additionalInfo: 'x' },
    cloud_resource: null,
    details: [1],
  };
  for (const read of [dlpFacts, postureFacts, edgeFacts, automationFacts]) expect(() => read(odd)).not.toThrow();
});
