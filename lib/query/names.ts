import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import type { FieldTerm, Query, Span, TextTerm, Value } from './ast';
import { partsOf, termsOf } from './ast';
import { badQuery } from './bad-query';
import { spansOf } from './sql';

/** A field whose values are kept in the dictionary of long words. The number is what the table keeps. */
export const TERM_FIELDS = { policy: 1, account: 2, person: 3, resource: 4 } as const;
export type TermField = keyof typeof TERM_FIELDS;

/** More ids than this are not carried between statements. */
const MOST = 2000;
const MOST_FINDINGS = 500;

/** What the words of a query stand for in this workspace. */
export type Names = {
  /** `ids` null: too many to carry. */
  terms(term: FieldTerm, value: Value): { field: number; value: Value; ids: number[] | null };
  /** Throws `bad_input` for a tenant or person nobody has heard of: an empty list would read as "all is well". */
  tenants(term: FieldTerm): string[];
  people(value: Value, term: FieldTerm): string[];
  /** The findings about a file; null: too many to carry. */
  aboutDocument(value: Value): string[] | null;
  /** The findings that carry a label, or a note; null: too many to carry. */
  labelled(value: Value): string[] | null;
  noted: string[] | null;
  /** The findings that one of us first touched then; null: too many to carry. */
  acknowledged(term: FieldTerm): string[] | null;
  /** The findings of a case; throws `bad_input` for a number that no case has. `cased`: those of all, null: too many to carry. */
  inCase(value: Value, term: FieldTerm): string[];
  cased: string[] | null;
  /** Every connection there is. */
  connections: string[];
  /** About how many findings hold the words that must all be there, and how many findings there are. */
  textRows: number;
  allRows: number;
};

type Row = {
  terms: (number[] | null)[];
  connections: { id: string; name: string }[];
  people: string[][];
  labels: (string[] | null)[];
  documents: (string[] | null)[];
  noted: string[] | null;
  acknowledged: (string[] | null)[];
  cases: (string[] | null)[];
  cased: string[] | null;
  text_rows: number | null;
  all_rows: number;
};

const LOOK_UP = `select
  (select coalesce(json_agg(case when cardinality(t.ids) <= ${MOST} then t.ids end order by w.n), '[]')
    from unnest($2::smallint[], $3::text[], $4::boolean[]) with ordinality w(field, word, prefixed, n)
    cross join lateral (select array(select m.id from term_match($1, w.field, w.word, w.prefixed, ${MOST + 1}) m) as ids) t) as terms,
  (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name)), '[]')
    from connection c where c.workspace_id = $1) as connections,
  (select coalesce(json_agg(t.ids order by w.n), '[]') from unnest($5::text[]) with ordinality w(word, n)
    cross join lateral (select array(select u.id from membership m join app_user u on u.id = m.user_id
      where m.workspace_id = $1 and (starts_with(u.email, lower(w.word)) or starts_with(lower(u.name), lower(w.word)))
      -- A whole mail means that one person, also where a longer one begins like it.
      order by u.email = lower(w.word) desc
      fetch first (case when exists (select 1 from app_user e where e.email = lower(w.word)) then 1 else 1000 end) rows only) as ids) t) as people,
  (select min(finding_text_estimate($1, finding_words(t.word, t.prefixed)))
    from unnest($6::text[], $7::boolean[]) t(word, prefixed)) as text_rows,
  (select reltuples from pg_class where oid = 'finding'::regclass) as all_rows,
  (select coalesce(json_agg(case when cardinality(t.ids) <= ${MOST_FINDINGS} then t.ids end order by w.n), '[]')
    from unnest($8::text[], $9::boolean[]) with ordinality w(word, prefixed, n)
    cross join lateral (select array(select l.finding_id from finding_label l where l.workspace_id = $1
      and (lower(l.label) = any(array(select same_words($1, w.word, w.prefixed)))
        or w.prefixed and starts_with(lower(l.label), lower(w.word)))
      limit ${MOST_FINDINGS + 1}) as ids) t) as labels,
  (select case when cardinality(t.ids) <= ${MOST_FINDINGS} then array_to_json(t.ids) end from (select array(
    select n.finding_id from finding_note n where $10 and n.workspace_id = $1 limit ${MOST_FINDINGS + 1}) as ids) t) as noted,
  (select coalesce(json_agg((select coalesce(array_agg(l.finding_id) filter (where l.finding_id is not null), '{}')
      from case_file k left join case_finding l on l.workspace_id = $1 and l.case_id = k.id
      where k.workspace_id = $1 and k.number = w.number having count(*) > 0) order by w.n), '[]')
    from unnest($11::int[]) with ordinality w(number, n)) as cases,
  (select case when cardinality(t.ids) <= ${MOST_FINDINGS} then array_to_json(t.ids) end from (select array(
    select l.finding_id from case_finding l where $12 and l.workspace_id = $1 limit ${MOST_FINDINGS + 1}) as ids) t) as cased,
  (select coalesce(json_agg(case when cardinality(t.ids) <= ${MOST_FINDINGS} then t.ids end order by w.n), '[]')
    from unnest($13::text[]) with ordinality w(id, n) cross join lateral (select array(select d.finding_id
      from finding_document d where d.workspace_id = $1 and d.value = w.id limit ${MOST_FINDINGS + 1}) as ids) t) as documents,
  (select coalesce(json_agg(case when cardinality(t.ids) <= ${MOST_FINDINGS} then t.ids end order by w.n), '[]')
    from unnest($14::timestamptz[], $15::timestamptz[]) with ordinality w(since, until, n)
    cross join lateral (select array(select k.finding_id from finding_acknowledgement k where k.workspace_id = $1
      and k.at >= coalesce(w.since, '-infinity') and k.at < coalesce(w.until, 'infinity')
      limit ${MOST_FINDINGS + 1}) as ids) t) as acknowledged`;

/** Looks up every name of a query in one statement; a query without names asks nothing. */
export async function namesOf(ctx: Pick<Ctx, 'workspaceId'>, query: Query): Promise<Names> {
  const asked = askedIn(query);
  const row = asked.nothing ? undefined : await lookUp(ctx, asked);
  const connections = row?.connections ?? [];
  return {
    connections: connections.map(({ id }) => id),
    textRows: row?.text_rows ?? 0,
    allRows: row?.all_rows ?? 0,
    noted: row?.noted ?? null,
    cased: row?.cased ?? null,
    inCase: (value, term) => {
      const ids = row?.cases[asked.cases.indexOf(value)];
      if (ids) return ids;
      throw badQuery({ message: `There is no case “${value.text}”.`, ...placeOf(term.span) });
    },
    aboutDocument: (value) => row?.documents[asked.documents.indexOf(value)] ?? null,
    acknowledged: (term) => {
      const found = asked.acknowledged.flatMap(({ of }, at) => (of === term ? [row?.acknowledged[at] ?? null] : []));
      return found.every((ids) => ids !== null) ? [...new Set(found.flat())] : null;
    },
    labelled: (value) => row?.labels[asked.labels.indexOf(value)] ?? null,
    terms: (term, value) => {
      if (!isTermField(term.field)) throw new Error('not a field of the dictionary');
      const field = TERM_FIELDS[term.field];
      const at = asked.named.findIndex((one) => one.field === field && one.value === value);
      return { field, value, ids: row?.terms[at] ?? null };
    },
    tenants: (term) => term.values.flatMap((value) => tenantIds(connections, value, term.span)),
    people: (value, term) => {
      const ids = row?.people[asked.owners.indexOf(value)] ?? [];
      if (ids.length === 0)
        throw badQuery({ message: `Nobody here is called “${value.text}”.`, ...placeOf(term.span) });
      return ids;
    },
  };
}

type Asked = {
  named: { field: number; value: Value }[];
  owners: Value[];
  labels: Value[];
  documents: Value[];
  acknowledged: { of: FieldTerm; from: Date | null; to: Date | null }[];
  texts: TextTerm[];
  notes: boolean;
  cases: Value[];
  anyCase: boolean;
  nothing: boolean;
};

function askedIn(query: Query): Asked {
  const terms = termsOf(query).filter((term) => term.type === 'field');
  const valuesOf = (field: string) => terms.filter((term) => term.field === field).flatMap((term) => term.values);
  const named = terms.flatMap(({ field, values }) =>
    isTermField(field) ? values.map((value) => ({ field: TERM_FIELDS[field], value })) : [],
  );
  const owners = valuesOf('owner').filter(isPerson);
  const labels = valuesOf('label');
  const documents = valuesOf('document');
  const acknowledged = terms
    .filter(({ field }) => field === 'acknowledged')
    .flatMap((of) => spansOf(of, Date.now()).map(({ from, to }) => ({ of, from: dateOf(from), to: dateOf(to) })));
  const texts = partsOf(query).filter((part): part is TextTerm => part.type === 'text');
  const notes = valuesOf('has').some(({ text }) => text === 'note');
  const cases = valuesOf('case');
  const anyCase = valuesOf('has').some(({ text }) => text === 'case');
  const needsConnections = terms.some(({ field }) => field === 'tenant' || field === 'id');
  const words =
    named.length + owners.length + labels.length + documents.length + acknowledged.length + texts.length + cases.length;
  const nothing = words === 0 && !notes && !anyCase && !needsConnections;
  return { named, owners, labels, documents, acknowledged, texts, notes, cases, anyCase, nothing };
}

async function lookUp({ workspaceId }: Pick<Ctx, 'workspaceId'>, asked: Asked): Promise<Row | undefined> {
  const { named, owners, labels, documents, acknowledged, texts, notes, cases, anyCase } = asked;
  const values = [
    workspaceId,
    named.map(({ field }) => field),
    named.map(({ value }) => value.text),
    named.map(({ value }) => value.prefix),
    owners.map(({ text }) => text),
    texts.map(({ text }) => text),
    texts.map(({ prefix }) => prefix),
    labels.map(({ text }) => text),
    labels.map(({ prefix }) => prefix),
    notes,
    cases.map(({ text }) => numberOf(text)),
    anyCase,
    documents.map(({ text }) => text),
    acknowledged.map(({ from }) => from),
    acknowledged.map(({ to }) => to),
  ];
  const [row] = await rows<Row>({ workspaceId }, LOOK_UP, values, 'query names');
  return row;
}

/** The connections of a name as typed; throws `bad_input` for one that nobody has heard of. */
export function tenantIds(connections: Row['connections'], { text, prefix }: Value, span: Span | undefined): string[] {
  const wanted = text.toLowerCase();
  const found = connections.filter(({ name }) =>
    prefix ? name.toLowerCase().startsWith(wanted) : name.toLowerCase() === wanted,
  );
  if (found.length > 0) return found.map(({ id }) => id);
  const known = connections.map(({ name }) => name).slice(0, 20);
  const there = known.length > 0 ? ` There ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}.` : '';
  throw badQuery({ message: `There is no tenant “${text}”.${there}`, ...placeOf(span) });
}

function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}

/** The number of a case as typed, `12` or `#12`; 0, which no case has, for anything else. */
function numberOf(text: string): number {
  return Number(/^#?(\d{1,9})$/.exec(text)?.[1] ?? 0);
}

function isPerson({ text, prefix }: Value): boolean {
  return prefix || !['me', 'nobody'].includes(text.toLowerCase());
}

function isTermField(field: string): field is TermField {
  return Object.hasOwn(TERM_FIELDS, field);
}

function placeOf(span: Span | undefined): Span {
  return span ?? { start: 0, end: 0 };
}
