import 'server-only';
import { KIND_CODES, SEVERITY_CODES, SOURCE_CODES, STATUS_CODES, VERDICT_CODES } from '@/lib/model/finding';
import { type FieldTerm, type Node, partsOf, type Query, type TextTerm, type Value } from './ast';
import { dueBoundsOf } from './bounds';
import type { Names } from './names';
import type { Params } from './params';
import { all, among, any, timeSql, treeSql } from './sql';

/** A query as SQL over rows `f` of finding. What was typed is in the parameters only, never in the text. */
export type Compiled = { from: string; where: string; hasText: boolean };

export type CompileOptions = {
  names: Names;
  params: Params;
  now: number;
  /** Who `me` is; null where nobody asks. */
  userId: string | null;
  /** The statement stops after a page: what most rows have is best looked for along the order. */
  walks: boolean;
  /** Text in fewer rows than this is searched first and ordered after, also where the statement walks. */
  rareBelow?: number;
  /** Only a few rows, known by id, are looked at: each of them is compared with the text. */
  isFew?: boolean;
};

export function compileQuery(query: Query, options: CompileOptions): Compiled {
  const { params, names, walks, rareBelow = rareOf(names.allRows), isFew } = options;
  const parts = partsOf(query);
  const texts = parts.filter((part) => part.type === 'text');
  const rest = parts.filter((part) => part.type !== 'text').map((part) => sqlOf(part, options));
  const hasText = texts.length > 0;
  if (!hasText || isFew || (walks && names.textRows >= rareBelow)) {
    const words = hasText ? [textSql(texts, params)] : [];
    return { from: 'finding f', where: all(['f.workspace_id = $1', ...rest, ...words]), hasText };
  }
  return { from: `finding_text_match($1, ${wordsOf(texts, params)}) f`, where: all(rest), hasText };
}

/**
 * Where both ways cost the same: collecting takes about 1.5 µs for each of n matches, walking 60 µs for each row until a
 * page of 50 is full, which is after 50 · all / n rows. For a million rows that is 45,000.
 */
function rareOf(allRows: number): number {
  return Math.sqrt(2000 * Math.max(allRows, 1));
}

function sqlOf(node: Node, options: CompileOptions): string {
  return treeSql(node, (leaf) => {
    if (leaf.type === 'field') return fieldSql(leaf, options);
    if (options.isFew) return textSql([leaf], options.params);
    return `(f.id in (select m.id from finding_text_match($1, ${wordsOf([leaf], options.params)}) m)) is true`;
  });
}

function fieldSql(term: FieldTerm, options: CompileOptions): string {
  const { params, names, now } = options;
  switch (term.field) {
    case 'source':
      return codes('f.source', term, SOURCE_CODES);
    case 'kind':
      return codes('f.kind', term, KIND_CODES);
    case 'status':
      return codes('f.status', term, STATUS_CODES);
    case 'verdict':
      return codes('f.verdict', term, VERDICT_CODES);
    case 'severity':
      return codes('f.severity', term, SEVERITY_CODES);
    case 'is':
      return any(term.values.map(({ text }) => isSql(text, options)));
    case 'has':
      return any(term.values.map(({ text }) => hasSql(text, options)));
    case 'owner':
      return any(term.values.map((value) => ownerSql(value, term, options)));
    case 'tenant':
      return among('f.connection_id', 'uuid', names.tenants(term), params);
    case 'policy':
    case 'account':
    case 'person':
    case 'resource':
      return namedSql(`f.${term.field}_id`, term, options);
    case 'document':
      return documentSql(term, options);
    case 'label':
      return any(term.values.map((value) => labelSql(value, options)));
    case 'case':
      return idsSql([...new Set(term.values.flatMap((value) => names.inCase(value, term)))], params);
    case 'id':
      return idSql(term.values, options);
    case 'age':
    case 'created':
      return timeSql('f.created_at', term, now, params);
    case 'updated':
      return timeSql('f.updated_at', term, now, params);
    case 'closed':
      return timeSql('f.closed_at', term, now, params);
    case 'acknowledged':
      return acknowledgedSql(term, options);
    case 'due':
      return dueSql(term, now, params);
  }
}

/** Closed sets become the numbers of our own tables, written out: the planner sees which index they fit. */
function codes(column: string, { op, values }: FieldTerm, table: Record<string, number>): string {
  const wanted = values.map(({ text }) => table[text]).filter((code) => code !== undefined);
  if (wanted.length !== values.length) throw new Error(`${column} has a word without a code`);
  const [first = 0, last = first] = wanted;
  switch (op) {
    case 'is':
      return wanted.length === 1 ? `${column} = ${first}` : `${column} in (${wanted.join(', ')})`;
    case 'range':
      return `${column} between ${Math.min(first, last)} and ${Math.max(first, last)}`;
    case 'gt':
      return `${column} > ${first}`;
    case 'ge':
      return `${column} >= ${first}`;
    case 'lt':
      return `${column} < ${first}`;
    case 'le':
      return `${column} <= ${first}`;
  }
}

function isSql(word: string, { params, userId, now }: CompileOptions): string {
  switch (word) {
    case 'open':
      return 'f.status < 4';
    case 'closed':
      return 'f.status in (4, 5)';
    case 'snoozed':
      return 'f.status = 6';
    case 'accepted':
      return 'f.status = 4';
    case 'suppressed':
      return 'f.status = 7';
    case 'merged':
      return 'f.status = 8';
    case 'mine':
      return userId ? `f.owner_id = ${params.add(userId, 'uuid')}` : 'false';
    case 'unowned':
      return 'f.owner_id is null';
    case 'gone':
      return 'f.gone_at is not null';
    case 'breached':
      return `(f.late or f.due_at < ${params.add(new Date(now), 'timestamptz')})`;
    case 'paused':
      return 'f.paused_at is not null';
    // One's own lists are short: found by key, whatever the order.
    case 'watched':
      return ownList('finding_watch l', userId, params);
    case 'mentioned':
      return ownList('note_mention l', userId, params, 'l.seen_at is null');
    default:
      throw new Error(`is:${word} has no meaning`);
  }
}

function ownList(from: string, userId: string | null, params: Params, fits = 'true'): string {
  if (!userId) return 'false';
  const me = params.add(userId, 'uuid');
  return `f.id = any(array(select l.finding_id from ${from} where l.workspace_id = $1 and l.user_id = ${me} and ${fits}))`;
}

function hasSql(word: string, { names, params }: CompileOptions): string {
  switch (word) {
    case 'owner':
    case 'policy':
    case 'account':
    case 'person':
    case 'resource':
      return `f.${word}_id is not null`;
    case 'verdict':
      return 'f.verdict is not null';
    case 'action':
      return 'f.last_action_id is not null';
    case 'note':
      if (names.noted) return idsSql(names.noted, params);
      return '(f.id in (select n.finding_id from finding_note n where n.workspace_id = $1)) is true';
    case 'case':
      if (names.cased) return idsSql(names.cased, params);
      return '(f.id in (select l.finding_id from case_finding l where l.workspace_id = $1)) is true';
    case 'label':
      return '(f.id in (select l.finding_id from finding_label l where l.workspace_id = $1)) is true';
    default:
      throw new Error(`has:${word} has no meaning`);
  }
}

function ownerSql(value: Value, term: FieldTerm, { names, params, userId }: CompileOptions): string {
  const word = value.prefix ? '' : value.text.toLowerCase();
  if (word === 'nobody') return 'f.owner_id is null';
  if (word === 'me') return userId ? `f.owner_id = ${params.add(userId, 'uuid')}` : 'false';
  return among('f.owner_id', 'uuid', names.people(value, term), params);
}

function namedSql(column: string, term: FieldTerm, { names, params, walks }: CompileOptions): string {
  const found = term.values.map((value) => names.terms(term, value));
  if (found.every((one) => one.ids !== null)) {
    const ids = found.flatMap((one) => one.ids ?? []);
    return among(column, 'int', [...new Set(ids)], params);
  }
  // Too many to carry, so looked up where they are: row by row where few rows are walked, else all at once.
  if (walks) {
    const fits = term.values.map(({ text, prefix }) => {
      const word = params.add(text, 'text');
      return prefix ? `starts_with(lower(t.value), lower(${word}))` : `lower(t.value) = lower(${word})`;
    });
    return `(select ${fits.join(' or ')} from term t where t.workspace_id = $1 and t.id = ${column})`;
  }
  const sets = found.map(({ field, value }) => {
    const word = params.add(value.text, 'text');
    return `select t.id from term_match($1, ${field}::smallint, ${word}, ${value.prefix}, 2147483647) t`;
  });
  return `(${column} in (${sets.join(' union all ')})) is true`;
}

function labelSql(value: Value, { names, params }: CompileOptions): string {
  const ids = names.labelled(value);
  if (ids) return idsSql(ids, params);
  const word = params.add(value.text, 'text');
  // Under what it is read as, too, and what is read as the same (docs/adr/0031-one-vocabulary.md).
  const isSame = `lower(l.label) = any(array(select same_words($1, ${word}, ${value.prefix})))`;
  const fits = value.prefix ? `(${isSame} or starts_with(lower(l.label), lower(${word})))` : isSame;
  return `(f.id in (select l.finding_id from finding_label l where l.workspace_id = $1 and ${fits})) is true`;
}

function documentSql({ values }: FieldTerm, { names, params }: CompileOptions): string {
  const found = values.map((value) => names.aboutDocument(value));
  const ids = found.flatMap((one) => one ?? []);
  if (found.every((one) => one !== null)) return idsSql([...new Set(ids)], params);
  const wanted = params.add(
    values.map(({ text }) => text),
    'text[]',
  );
  return `(f.id in (select d.finding_id from finding_document d where d.workspace_id = $1 and d.value = any(${wanted}))) is true`;
}

function acknowledgedSql(term: FieldTerm, { names, params, now }: CompileOptions): string {
  const ids = names.acknowledged(term);
  if (ids !== null) return idsSql(ids, params);
  const when = timeSql('k.at', term, now, params);
  return `(f.id in (select k.finding_id from finding_acknowledgement k where k.workspace_id = $1 and ${when})) is true`;
}

/** Few findings, already known: found by key, whatever the order. */
function idsSql(ids: readonly string[], params: Params): string {
  return ids.length === 0 ? 'false' : `f.id = any(${params.add(ids, 'uuid[]')})`;
}

function idSql(values: readonly Value[], { names, params }: CompileOptions): string {
  const ids = values.map(({ text }) => text);
  const kinds = Object.values(KIND_CODES).join(', ');
  const connections = params.add(names.connections, 'uuid[]');
  const theirs = `f.connection_id = any(${connections}) and f.kind in (${kinds}) and f.external_id = any(${params.add(ids, 'text[]')})`;
  const ours = ids.filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id));
  return ours.length > 0 ? `(f.id = any(${params.add(ours, 'uuid[]')}) or (${theirs}))` : `(${theirs})`;
}

/** When something was, against a time term of any language. */
/** A span is the time that is left. Where no clock runs there is none. */
function dueSql(term: FieldTerm, now: number, params: Params): string {
  return `(f.due_at < 'infinity' and ${timeSql('f.due_at', term, now, params, dueBoundsOf)})`;
}

function textSql(texts: readonly TextTerm[], params: Params): string {
  return `to_tsvector('simple', f.title || ' ' || f.description) @@ ${wordsOf(texts, params)}`;
}

function wordsOf(texts: readonly TextTerm[], params: Params): string {
  return texts.map(({ text, prefix }) => `finding_words(${params.add(text, 'text')}, ${prefix})`).join(' && ');
}
