import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aConnection, aFinding, aWorkspace } from '@/lib/db/testing';
import { whenHeld } from '@/lib/held/held';
import { SEVERITY_CODES, type Severity, VERDICT_CODES } from '@/lib/model/finding';
import type { FieldTerm, Node } from '@/lib/query/ast';
import { boundsOf, dueBoundsOf } from '@/lib/query/bounds';
import { parseQuery } from '@/lib/query/parse';
import { printQuery } from '@/lib/query/print';
import { countFindings } from './counts';
import { listFindings } from './list';
import { ListQuery } from './schema';
import type { FindingPage, FindingRow } from './shapes';

// What the query language means, said a second time in plain TypeScript over rows, and compared with what Postgres finds.
type Known = FindingRow & {
  words: string[];
  labels: string[];
  notes: number;
  case: number | null;
  document: string | null;
  acknowledgedAt: string | null;
};

const DAY = 86_400_000;
const texts = {
  policy: ['PCI-Cardholder', 'pci Cards (old)', 'HIPAA', 'Ünïcode', '100%', 'under_score', 'back\\slash', "o'clock"],
  account: ['288101', '288102', '99'],
  person: ['ana@northwind.example', 'Ana.Keller', 'ben@northwind.example'],
  resource: ['arn:aws:s3:::a', 'arn:aws:s3:::b', `long ${'x'.repeat(300)} one`, `long ${'x'.repeat(300)} two`],
};
const titles = [
  'Public bucket is open',
  'bucket brigade',
  'Ledger shared outside',
  'Open ledger of the bucket',
  'naïve résumé',
  '東京 office',
  'a&b | !c <-> d',
];
const labels = ['Reviewed', 'reviewed=no', 'later'];

let ctx: Ctx & { actor: { userId: string; email: string } };
let colleague: typeof ctx;
let known: Known[];

beforeAll(async () => {
  ctx = await aWorkspace('analyst');
  colleague = await aColleague(ctx, 'analyst');
  let state = 7; // the same findings in every run
  const random = (n: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % n;
  };
  const some = <T>(from: readonly T[]) => (random(4) === 0 ? null : (from[random(from.length)] ?? null));
  const tenants = await Promise.all(
    ['emea-prod', 'emea-test', 'Payments (AWS)'].map((name) => aConnection(ctx, 'zscaler-workflow', { name })),
  );
  const caseId = randomUUID();
  await asOwner("insert into case_file (workspace_id, id, number, title, created_by) values ($1, $2, 1, 'One', $3)", [
    ctx.workspaceId,
    caseId,
    ctx.actor.userId,
  ]);
  const extras = new Map<string, Pick<Known, 'words' | 'labels' | 'notes' | 'case' | 'document' | 'acknowledgedAt'>>();
  for (let n = 0; n < 120; n++) {
    const title = titles[n % titles.length] ?? '';
    const createdAt = new Date(Date.now() - random(40) * DAY - random(DAY));
    const document = n % 7 === 0 ? `file-${n % 2}` : null;
    const { id } = await aFinding(ctx, {
      connectionId: tenants[n % 3]?.id,
      externalId: `EXT-${n}`,
      kind: (['dlp_incident', 'cloud_alert', 'iac_alert', 'edge_alert', 'automation_event'] as const)[random(5)],
      severity: (['critical', 'high', 'medium', 'low', 'unknown', 'info'] as const)[random(6)],
      status: (['unknown', 'new', 'in_progress', 'waiting', 'accepted', 'resolved'] as const)[random(6)],
      title,
      description: n % 5 === 0 ? 'seen by the rarely used scanner' : '',
      policy: some(texts.policy),
      account: some(texts.account),
      person: some(texts.person),
      resource: some(texts.resource),
      document: document === null ? null : { key: 'file_id', value: document },
      createdAt,
      updatedAt: new Date(createdAt.getTime() + random(3 * DAY)),
    });
    await asOwner(
      'update finding set owner_id = $2, verdict = $3, own_status = $4, gone_at = case when $5 then now() end, clock_at = $6 where id = $1',
      [
        id,
        some([ctx.actor.userId, colleague.actor.userId]),
        some(Object.values(VERDICT_CODES)),
        some([1, 2, 3, 4, 5]),
        random(10) === 0,
        createdAt,
      ],
    );
    const own = labels.filter(() => random(4) === 0);
    for (const label of own)
      await asOwner("insert into finding_label values ($1, $2, $3, 'own')", [ctx.workspaceId, id, label]);
    const notes = random(5) === 0 ? 1 : 0;
    if (notes)
      await asOwner("insert into finding_note values ($1, gen_random_uuid(), $2, $3, 'n')", [
        ctx.workspaceId,
        id,
        ctx.actor.userId,
      ]);
    const acknowledgedAt = n % 3 === 0 ? new Date(Date.now() - (n % 30) * DAY).toISOString() : null;
    if (acknowledgedAt)
      await asOwner('insert into finding_acknowledgement values ($1, $2, $3, $3)', [
        ctx.workspaceId,
        id,
        acknowledgedAt,
      ]);
    const words = `${title} ${n % 5 === 0 ? 'seen by the rarely used scanner' : ''}`
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u);
    if (n % 9 === 0)
      await asOwner('insert into case_finding values ($1, $2, $3, $4)', [
        ctx.workspaceId,
        id,
        caseId,
        ctx.actor.userId,
      ]);
    extras.set(id, {
      words: words.filter(Boolean),
      labels: own,
      notes,
      case: n % 9 === 0 ? 1 : null,
      document,
      acknowledgedAt,
    });
  }
  const page: FindingPage = JSON.parse(await listFindings(ctx, ListQuery.parse({ limit: 200 })));
  known = page.items.map((row) => ({
    ...row,
    ...(extras.get(row.id) ?? { words: [], labels: [], notes: 0, case: null, document: null, acknowledgedAt: null }),
  }));
  expect(known).toHaveLength(120);
  // From here on, counts come out of memory where it can tell.
  await whenHeld(ctx);
});

/** What a query means for one finding. */
function holds(row: Known, node: Node, now: number): boolean {
  switch (node.type) {
    case 'and':
      return node.items.every((item) => holds(row, item, now));
    case 'or':
      return node.items.some((item) => holds(row, item, now));
    case 'not':
      return !holds(row, node.item, now);
    case 'text': {
      const wanted = node.text
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .filter(Boolean);
      const fits = (word: string, want: string) => (node.prefix ? word.startsWith(want) : word === want);
      return row.words.some((_, at) => wanted.every((want, n) => fits(row.words[at + n] ?? '', want)));
    }
    case 'field':
      return term(row, node, now);
  }
}

function term(row: Known, node: FieldTerm, now: number): boolean {
  const { field, op, values } = node;
  const one = (fits: (text: string, prefix: boolean) => boolean) =>
    values.some(({ text, prefix }) => fits(text, prefix));
  const like = (value: string | null) =>
    one(
      (text, prefix) =>
        value !== null &&
        (prefix ? value.toLowerCase().startsWith(text.toLowerCase()) : value.toLowerCase() === text.toLowerCase()),
    );
  const within = (at: string | null, bounds = boundsOf) => {
    const parts = op === 'is' ? values.map((value) => [value]) : [values];
    return parts.some((part) => {
      const { from, to } = bounds(op, part, now);
      return (
        at !== null &&
        Date.parse(at) >= (from ?? Number.NEGATIVE_INFINITY) &&
        Date.parse(at) < (to ?? Number.POSITIVE_INFINITY)
      );
    });
  };
  switch (field) {
    case 'source':
    case 'kind':
    case 'status':
    case 'verdict':
      return one((text) => row[field] === text);
    case 'severity': {
      const codes = values.map(({ text }) => SEVERITY_CODES[text as Severity]);
      const [first = 0, last = first] = codes;
      const code = SEVERITY_CODES[row.severity];
      if (op === 'is') return codes.includes(code);
      if (op === 'range') return code >= Math.min(first, last) && code <= Math.max(first, last);
      return { gt: code > first, ge: code >= first, lt: code < first, le: code <= first }[op];
    }
    case 'is':
      return one((word) => {
        const open = !['accepted', 'resolved'].includes(row.status);
        const meaning: Record<string, boolean> = {
          open,
          closed: !open,
          mine: row.owner?.id === ctx.actor.userId,
          unowned: !row.owner,
          gone: row.goneAt !== null,
          breached: row.breached,
          paused: row.pausedAt !== null,
        };
        return meaning[word] ?? false;
      });
    case 'has':
      return one((word) => {
        const there: Record<string, unknown> = { ...row, note: row.notes, label: row.labels.length, action: row.write };
        return Boolean(there[word]) || (word === 'verdict' && row.verdict !== null);
      });
    case 'owner':
      return one((text) =>
        text === 'nobody' ? !row.owner : row.owner?.id === (text === 'me' ? ctx : colleague).actor.userId,
      );
    case 'tenant':
      return like(row.tenant.name);
    case 'policy':
    case 'account':
    case 'person':
    case 'resource':
      return like(row[field]);
    case 'label':
      return row.labels.some(like);
    case 'case':
      return one((text) => Number(text.replace('#', '')) === row.case);
    case 'document':
      return one((text) => row.document === text);
    case 'id':
      return one((text) => row.id === text || row.externalId === text);
    case 'age':
    case 'created':
      return within(row.createdAt);
    case 'updated':
      return within(row.updatedAt);
    case 'closed':
      return within(row.closedAt);
    case 'acknowledged':
      return within(row.acknowledgedAt);
    case 'due':
      return within(row.dueAt, dueBoundsOf);
  }
}

const parts: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'source:dlp',
    'source:edge,automation',
    'kind:iac_alert',
    'sev:>=high',
    'sev:<low',
    'sev:unknown',
    'sev:low..high',
    'sev:critical,info',
  ),
  fc.constantFrom(
    'status:new',
    'status:accepted,waiting,unknown',
    'is:open',
    'is:closed',
    'is:mine',
    'is:unowned,gone',
    'is:breached',
    'is:paused,mine',
    'due:<2h',
    'due:>1d',
    'due:2h..3d',
    'due:today',
    'is:gone',
    'has:owner',
    'has:verdict',
  ),
  fc.constantFrom(
    'has:note',
    'has:label',
    'has:case',
    'case:1',
    '-case:#1',
    'has:policy',
    'has:person,account',
    'has:action',
    'owner:me',
    'owner:nobody,me',
    'owner:COLLEAGUE',
    'verdict:benign,unknown',
  ),
  fc.constantFrom(
    'tenant:emea-prod',
    'tenant:EMEA*',
    'tenant:"payments (aws)"',
    'label:reviewed',
    'label:reviewed*',
    'label:nothing',
    'document:file-1',
    'acknowledged:<10d',
    'acknowledged:today,yesterday',
    '-acknowledged:>2d',
    '-document:file-0,FILE-1',
    'id:EXT-7',
    'id:EXT-7,ext-8',
  ),
  fc.constantFrom(
    'policy:pci-cardholder',
    'policy:"pci*"',
    'policy:ÜN*',
    'policy:100%',
    'policy:under_score',
    'policy:"under%"',
    'policy:back\\slash',
    "policy:o'clock",
  ),
  fc.constantFrom(
    'account:2881*',
    'account:99',
    'person:ana*',
    'person:ana',
    'resource:arn*',
    'resource:"long*"',
    `resource:"long ${'x'.repeat(300)} t*"`,
    'policy:none',
  ),
  fc.constantFrom(
    'age:>4h',
    'age:<9d',
    'age:1d..20d',
    'created:<7d',
    'created:>=30d',
    'updated:<2d',
    'created:2026',
    'created:>2020-01-01',
    'created:yesterday,today',
    'closed:<10d',
    'closed:>1d',
  ),
  fc.constantFrom(
    'bucket',
    '"public bucket"',
    'BUCKET',
    'buck*',
    '"open led*"',
    'rarely',
    'résumé',
    '東京',
    '"a&b"',
    '"! <-> d"',
    "bu'cket",
    'nothing',
    '"led* or"',
  ),
);
const query = fc.letrec<{ q: string }>((tie) => ({
  q: fc.oneof(
    { maxDepth: 3 },
    { weight: 4, arbitrary: parts },
    { weight: 1, arbitrary: tie('q').map((q) => `-(${q})`) },
    { weight: 2, arbitrary: fc.tuple(tie('q'), tie('q')).map(([a, b]) => `(${a}) (${b})`) },
    { weight: 2, arbitrary: fc.tuple(tie('q'), tie('q')).map(([a, b]) => `(${a}) OR (${b})`) },
  ),
})).q;

test('what Postgres finds, and memory counts, is what the query says, row by row', async () => {
  await fc.assert(
    fc.asyncProperty(query, async (typed) => {
      const q = typed.replaceAll('COLLEAGUE', colleague.actor.email);
      const parsed = parseQuery(q);
      if (!parsed.ok || parsed.query === null) throw new Error(`${q} was not read`);
      const wanted = parsed.query;
      const page: FindingPage = JSON.parse(await listFindings(ctx, ListQuery.parse({ q, limit: 200 })));
      const now = Date.now();
      const expected = known.filter((row) => holds(row, wanted, now));
      expect({ q, ids: page.items.map(({ id }) => id).sort() }).toEqual({
        q,
        ids: expected.map(({ id }) => id).sort(),
      });
      expect(await countFindings(ctx, printQuery(wanted))).toEqual({ total: expected.length, atLeast: false });
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['tenant:emea', /There is no tenant “emea”. There are .*emea-prod/],
  ['is:open owner:zed', /Nobody here is called “zed”/],
])('a name nobody has heard of is said, not shown as an empty list: %s', async (q, message) => {
  const refused = listFindings(ctx, ListQuery.parse({ q }));
  await expect(refused).rejects.toMatchObject({ code: 'bad_input', fields: { 'q.start': expect.any(String) } });
  await expect(refused).rejects.toThrow(message);
});

test.each([
  "'; drop table finding; --",
  '"$1"',
  '"%" OR 1=1',
  'policy:"\'; select pg_sleep(10); --"',
  '"a:* & !b | (c <-> d)"',
  'x:*',
  '"((("',
  `"${'a '.repeat(1900)}"`,
  '"\\\\"*',
  '"😀"',
])('tricks are words: %j', async (q) => {
  const answer = await listFindings(ctx, ListQuery.parse({ q })).then(
    JSON.parse,
    (error: { code: string }) => error.code,
  );
  expect(answer === 'bad_input' || Array.isArray(answer.items)).toBe(true);
  expect((await countFindings(ctx, '')).total).toBe(120);
});
