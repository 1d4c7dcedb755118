import { describe, expect, test } from 'vitest';
import type { Query } from './ast';
import { bare } from './bare.testing';
import { MAX_LENGTH, parseQuery } from './parse';

const is = (field: string, ...texts: string[]) => ({
  type: 'field',
  field,
  op: 'is',
  values: texts.map((text) => ({ text: text.replace(/\*$/, ''), prefix: text.endsWith('*') })),
});
const text = (text: string, prefix = false) => ({ type: 'text', text, prefix });

function read(source: string): Query {
  const parsed = parseQuery(source);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return bare(parsed.query);
}

/** What is pointed at, and the sentence. */
function problem(source: string): [string, string] {
  const parsed = parseQuery(source);
  if (parsed.ok) throw new Error(`“${source}” was read`);
  return [source.slice(parsed.problem.start, parsed.problem.end), parsed.problem.message];
}

test('the query of the handbook', () => {
  expect(
    read(
      'source:dlp sev:>=high owner:me is:open age:>4h policy:"PCI*" -tenant:emea (user:ana OR account:2881*) "free text"',
    ),
  ).toEqual({
    type: 'and',
    items: [
      is('source', 'dlp'),
      { type: 'field', field: 'severity', op: 'ge', values: [{ text: 'high', prefix: false }] },
      is('owner', 'me'),
      is('is', 'open'),
      { type: 'field', field: 'age', op: 'gt', values: [{ text: '4h', prefix: false }] },
      is('policy', 'PCI*'),
      { type: 'not', item: is('tenant', 'emea') },
      { type: 'or', items: [is('person', 'ana'), is('account', '2881*')] },
      text('free text'),
    ],
  });
});

describe('what is read', () => {
  test.each<[string, unknown]>([
    ['', null],
    ['  \t\n ', null],
    ['bucket', text('bucket')],
    ['buck*', text('buck', true)],
    ['"buck*"', text('buck', true)],
    ['"buck"*', text('buck', true)],
    ['"5\\* hotel"', text('5* hotel')],
    ['a OR b c', { type: 'or', items: [text('a'), { type: 'and', items: [text('b'), text('c')] }] }],
    ['(a OR b) c', { type: 'and', items: [{ type: 'or', items: [text('a'), text('b')] }, text('c')] }],
    ['a AND b', { type: 'and', items: [text('a'), text('b')] }],
    ['((a))', text('a')],
    ['a (b c)', { type: 'and', items: [text('a'), text('b'), text('c')] }],
    ['NOT a', { type: 'not', item: text('a') }],
    ['-(a OR b)', { type: 'not', item: { type: 'or', items: [text('a'), text('b')] } }],
    ['--a', { type: 'not', item: { type: 'not', item: text('a') } }],
    ['or and not', { type: 'and', items: [text('or'), text('and'), text('not')] }],
    ['sev:critical,HIGH', is('severity', 'critical', 'high')],
    ['status:In-Progress', is('status', 'in_progress')],
    ['SOURCE:DLP', is('source', 'dlp')],
    ['resource:arn:aws:iam::12:role/x', is('resource', 'arn:aws:iam::12:role/x')],
    ['resource:C:\\Users\\ana', is('resource', 'C:\\Users\\ana')],
    ['policy:"a, b",c', is('policy', 'a, b', 'c')],
    ['policy:"say \\"no\\""', is('policy', 'say "no"')],
    ['10:30', text('10:30')],
    ['sev:medium..critical', { ...is('severity', 'medium', 'critical'), op: 'range' }],
    ['created:2026-11-01..2026-11-07', { ...is('created', '2026-11-01', '2026-11-07'), op: 'range' }],
    ['updated:<2d', { ...is('updated', '2d'), op: 'lt' }],
    ['created:>2026-11-01T08:30:00.5+02:00', { ...is('created', '2026-11-01T08:30:00.5+02:00'), op: 'gt' }],
    ['closed:today', is('closed', 'today')],
    ['отчёт', text('отчёт')],
  ])('%j', (source, expected) => {
    expect(read(source)).toEqual(expected);
  });
});

describe('what cannot be read is pointed at', () => {
  test.each<[string, string, RegExp]>([
    ['sev:', '', /Expected a value, as in severity:>=high/],
    ['a sev:terrible b', 'terrible', /no severity. Expected one of critical, high/],
    ['color:red', 'color:', /no field “color”. Expected one of source, severity/],
    ['"open', '"open', /not closed/],
    ['(a OR b', '(', /not closed. Expected “\)”/],
    ['a )', ')', /closes nothing/],
    ['a OR', '', /Expected a word or a field/],
    ['OR a', 'OR', /instead of “OR”/],
    ['()', ')', /instead of “\)”/],
    ['a - b', '-', /directly after/],
    ['*', '*', /Expected some letters before/],
    ['policy:*', '*', /Expected some letters before/],
    ['a*b', 'a*b', /at the end only/],
    ['sev:hi*', 'hi*', /takes no “\*”/],
    ['!!!', '!!!', /letters or digits/],
    ['""', '""', /some text between the quotes/],
    ['policy:>x', 'x', /cannot be compared/],
    ['created:2026-02-30', '2026-02-30', /no created. Expected a span/],
    ['created:2026-13', '2026-13', /no created/],
    ['created:2026-11-01T25:00', '2026-11-01T25:00', /no created/],
    ['created:2d', '2d', /created:<2d or created:>2d/],
    ['created:1d..2026-11-01', '1d..2026-11-01', /two days or two spans/],
    ['age:>yesterday', 'yesterday', /no age/],
    ['age:>4h,5h', '4h', /one value/],
    ['sev:high, low', ' ', /Expected a value/],
    ['a\u0000b', '\u0000', /cannot be searched/],
  ])('%j', (source, at, words) => {
    const [pointed, message] = problem(source);
    expect(pointed).toBe(at);
    expect(message).toMatch(words);
  });
});

test('depth, terms and length are bounded', () => {
  expect(problem('('.repeat(3000))[1]).toMatch(/at most 20 deep/);
  expect(problem(`${'('.repeat(200)}a${')'.repeat(200)}`)[1]).toMatch(/at most 20 deep/);
  expect(problem(`${'-'.repeat(200)}a`)[1]).toMatch(/at most 20 deep/);
  expect(problem('a '.repeat(201))[1]).toMatch(/at most 200 terms/);
  expect(problem(`policy:${'x,'.repeat(201)}x`)[1]).toMatch(/at most 200 terms/);
  expect(problem('a'.repeat(MAX_LENGTH + 1))[1]).toMatch(/at most 4000 characters/);
});
