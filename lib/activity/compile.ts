import 'server-only';
import type { FieldTerm, Query, Value } from '@/lib/query/ast';
import type { Params } from '@/lib/query/params';
import { among, any, timeSql, treeSql } from '@/lib/query/sql';
import type { ActivityField } from './language';
import type { ActivityNames } from './names';

/** `vendor`: rows `i` of item; `own`: rows `e` of audit_event. A query asks the same of both. */
export type Side = 'vendor' | 'own';
type Options = { side: Side; names: ActivityNames; params: Params; now: number };

// The fields that lib/items/facts.ts reads of an entry, in SQL. All vendors' entries are of one shape or the other.
const RESOURCE = ["i.raw->'resource'->>'name'", "i.raw->>'resource'", "i.raw->>'path'", "i.raw->>'module'"];
const ADDRESS = ["i.raw->'details'->'request'->>'ip_address'", "i.raw->>'client_ip'"];
const SEARCHED: Record<Side, string> = {
  vendor: `i.title, i.kind, i.external_id, i.raw->'user'->>'email', i.raw->'user'->>'name', i.raw->>'user_login',
    i.raw->>'user_display_name', i.raw->>'changedBy', i.raw->>'changeNote', ${[...RESOURCE, ...ADDRESS].join(', ')}`,
  own: 'e.actor, e.action, e.subject_kind, e.subject_id, e.before::text, e.after::text',
};

/** A query as a condition on one side of the stream. What was typed is in the parameters only, never in the text. */
export function activitySql(query: Query<ActivityField>, options: Options): string {
  if (query === null) return 'true';
  return treeSql(query, (leaf) => {
    if (leaf.type === 'field') return fieldSql(leaf, options);
    return `concat_ws(' ', ${SEARCHED[options.side]}) ilike ${options.params.add(`%${escaped(leaf.text)}%`, 'text')}`;
  });
}

function fieldSql(term: FieldTerm<ActivityField>, options: Options): string {
  const { side, names, params, now } = options;
  const isOwn = side === 'own';
  switch (term.field) {
    case 'source':
      if (isOwn) return String(term.values.some(({ text }) => text === 'onequeue'));
      return among(
        'i.connection_id',
        'uuid',
        [...new Set(term.values.flatMap(({ text }) => names.ofSource(text)))],
        params,
      );
    case 'tenant': {
      const ids = names.tenants(term);
      return isOwn ? 'false' : among('i.connection_id', 'uuid', ids, params);
    }
    case 'kind':
      return named(isOwn ? ['e.action'] : ['i.kind'], term.values, params);
    case 'actor':
      return any(term.values.map((value) => (isOwn ? ownActorSql(value, options) : vendorActorSql(value, options))));
    case 'resource':
      return named(isOwn ? ['e.subject_kind', 'e.subject_id'] : RESOURCE, term.values, params);
    case 'address':
      return isOwn ? 'false' : named(ADDRESS, term.values, params);
    case 'time':
      return timeSql(isOwn ? 'e.at' : 'i.at', term, now, params);
  }
}

function ownActorSql(value: Value, { names, params }: Options): string {
  const person = among(
    'e.actor_id',
    'uuid',
    names.people(value).map(({ id }) => id),
    params,
  );
  // Where it was no person, the record has a name alone.
  return `(${person} or (e.actor_id is null and ${named(['e.actor'], [value], params)}))`;
}

/** Under the name that the list shows, and under the mail of whoever is called so here. */
function vendorActorSql(value: Value, { names, params }: Options): string {
  const mails = names.people(value).map(({ email }) => email);
  const begin = `lower(left(${params.add(value.text, 'text')}, 200))`;
  if (!value.prefix) return `i.actor = any(array[${begin}] || ${params.add(mails, 'text[]')})`;
  const begins = `i.actor >= ${begin} and i.actor < ${begin} || chr(1114111)`;
  return mails.length === 0 ? begins : `((${begins}) or i.actor = any(${params.add(mails, 'text[]')}))`;
}

function named(columns: readonly string[], values: readonly Value[], params: Params): string {
  return any(
    values.flatMap(({ text, prefix }) => {
      const word = params.add(text, 'text');
      return columns.map((column) =>
        prefix ? `starts_with(lower(${column}), lower(${word}))` : `lower(${column}) = lower(${word})`,
      );
    }),
  );
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
