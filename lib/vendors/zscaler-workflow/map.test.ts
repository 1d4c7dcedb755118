import { describe, expect, test } from 'vitest';
import { holdForMutations } from '../testing';
import historyFixture from './fixtures/history.json' with { type: 'json' };
import search from './fixtures/search.json' with { type: 'json' };
import { SECRET_KEYS, toFinding, toHistory } from './map';
import { Change, Incident } from './schema';

const [sample] = search.incidents;
const finding = (over: object = {}) => toFinding(Incident.parse({ ...sample, ...over }));
const titled = (
  sourceType: string | null,
  applicationInfo: object | null,
  contentInfo: object | null = { fileName: 'a.docx' },
) => finding({ sourceType, applicationInfo, contentInfo }).title;

test("the vendor's own sample becomes a finding", () => {
  expect(finding()).toMatchObject({
    kind: 'dlp_incident',
    externalId: '1-143-16786974353299200003',
    title: 'Citizen Service Number in info-details.docx on BOX',
    severity: 'high',
    vendorSeverity: 'HIGH',
    status: 'resolved',
    vendorStatus: 'RESOLVED',
    vendorOwner: 'dlp.admin@northwind.example',
    person: 'ana.keller@northwind.example',
    resource: 'info-details.docx',
    account: null,
    document: { key: 'file_id', value: '154618300757' },
    policy: 'Block-GLBA-SSN',
    subject: null,
    labels: [],
    createdAt: new Date('2023-03-13T08:50:46Z'),
    updatedAt: new Date('2023-04-24T14:55:26Z'),
  });
  expect(finding().description).toContain('Change to Read Only for Internal Collaborators');
});

test('what matched, how often, and who else has it', () => {
  const shared = (collaborators: string[]) =>
    finding({ contentInfo: { fileName: 'a', additionalInfo: { collaborators } } });
  expect(finding().signals).toEqual({ matches: 5, regulated: true, external: false, privileged: true });
  expect(shared(['ben@northwind.example']).signals).toMatchObject({ external: false });
  expect(shared(['ben@northwind.example', 'x@gmail.example']).signals).toMatchObject({ external: true });
});

test('the raw record is the record as it came, whatever the schema made of it', () => {
  const odd = { ...sample, userInfo: 'not an object', severity: 17, extra: { kept: true } };
  expect(toFinding(Incident.parse(odd)).raw).toEqual(odd);
});

describe('the title says what left, in what, and how', () => {
  test.each([
    [
      'INLINE',
      { category: 'AI and ML Applications', name: 'ChatGPT' },
      'Citizen Service Number in a.docx sent to ChatGPT',
    ],
    ['INLINE', { category: 'Webmail', name: 'Gmail' }, 'Citizen Service Number in a.docx sent through Gmail'],
    ['EMAIL', { category: 'Email', name: 'Exchange' }, 'Citizen Service Number in a.docx sent by e-mail'],
    ['ENDPOINT', { category: 'Removable Storage', name: 'USB' }, 'Citizen Service Number in a.docx on removable media'],
    [
      'ENDPOINT',
      { category: 'Network Share', name: 'Network Share' },
      'Citizen Service Number in a.docx on a network share',
    ],
    ['A_NEW_KIND', { category: 'File', name: 'BOX' }, 'Citizen Service Number in a.docx on BOX'],
    [null, null, 'Citizen Service Number in a.docx'],
  ])('%s, %j', (kind, application, expected) => {
    expect(titled(kind, application)).toBe(expected);
  });

  test('a file that others than colleagues can open was shared outside', () => {
    const shared = (collaborators: string[]) => ({ fileName: 'a.docx', additionalInfo: { collaborators } });
    expect(titled(null, null, shared(['x@gmail.example']))).toBe('Citizen Service Number in a.docx shared outside');
    expect(titled(null, null, shared(['X@Northwind.Example']))).toBe('Citizen Service Number in a.docx');
  });

  test('of several dictionaries the one that matched most is named', () => {
    const dictionaries = [
      { name: 'Names', matchCount: 2 },
      { name: 'Credit Cards', matchCount: 9 },
    ];
    expect(finding({ matchingPolicies: { dictionaries } }).title).toBe(
      'Credit Cards and 1 more in info-details.docx on BOX',
    );
    expect(finding({ matchingPolicies: null, contentInfo: null }).title).toBe('Sensitive data on BOX');
  });

  test('a very long file name keeps its ends', () => {
    const { title } = finding({ contentInfo: { fileName: `begin${'x'.repeat(10_000)}.docx` } });
    expect(title).toMatch(/begin.*….*\.docx/);
    expect(title.length).toBeLessThan(250);
  });
});

test('a tenant that hides its users gives no key to join by', () => {
  const hidden = { name: '********', email: '********', uniqueIdentifier: '****@****.***', clientIP: '10.1.2.3' };
  expect(finding({ userInfo: hidden })).toMatchObject({
    person: null,
    subject: 'A user the tenant hides, 10.1.2.3, BOX',
  });
  expect(finding({ userInfo: null }).person).toBeNull();
  expect(finding({ userInfo: { email: ' Ana.Keller@Northwind.example ' } }).person).toBe(
    'ana.keller@northwind.example',
  );
});

test.each([
  ['NEW', 'new'],
  ['Investigating', 'in_progress'],
  ['Validating with User', 'waiting'],
  ['JUSTIFICATION_RECEIVED', 'in_progress'],
  ['ESCALATED', 'waiting'],
  ['RESOLVED', 'resolved'],
  ['SOMETHING_NEW', 'unknown'],
  ['constructor', 'unknown'],
  [null, 'unknown'],
  [4, 'unknown'],
])('status %s is %s, and the word is kept', (word, status) => {
  const mapped = finding({ status: word });
  expect(mapped.status).toBe(status);
  expect(mapped.vendorStatus).toBe(word === null ? null : String(word));
});

test('labels are words of key and value; null is none', () => {
  expect(finding({ labels: [{ key: 'Review', value: 'Completed' }, 'odd'] }).labels).toEqual(['Review=Completed']);
});

test.each([
  [{ internalId: 7 }],
  [{ internalId: '' }],
  [{ createdAt: 'yesterday' }],
  [{ createdAt: 17 }],
  [{ createdAt: undefined }],
])('an incident without id or time is set aside: %j', (over) => {
  expect(Incident.safeParse({ ...sample, ...over }).success).toBe(false);
});

test('whatever else changes in a sample, the mapper holds and the id stays text', () => {
  holdForMutations(sample ?? {}, Incident, toFinding, { idKey: 'internalId', secretKeys: SECRET_KEYS });
});

test('an entry of the change history is put into words', () => {
  const [entry] = historyFixture.changeHistory;
  expect(toHistory(Change.parse(entry))).toMatchObject({
    type: 'CHANGE_STATUS',
    at: new Date('2023-04-07T06:04:04Z'),
    actor: 'Max Hall',
    words: 'CHANGE_STATUS: NEW → RESOLVED: test closure',
  });
  expect(toHistory(Change.parse({ changeType: 'ADD_NOTE' }))).toMatchObject({ at: null, words: 'ADD_NOTE' });
});
