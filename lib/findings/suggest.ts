import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import { FIELDS, type FieldName, fieldNamed, fieldOf } from '@/lib/query/fields';
import { TERM_FIELDS, type TermField } from '@/lib/query/names';
import { termText } from '@/lib/query/print';
import { countsBy } from './counts-by';
import type { SuggestQuery } from './schema';
import { type Scope, scopeOf } from './scope';
import type { Suggestion, Suggestions } from './shapes';

const MOST = 20;
// Values looked at before the most frequent of them are shown.
const CANDIDATES = 50;

type Found = { label: string; asked: string; hint: string | null; count: number | null };

/** What could stand at the caret: fields and names while a word is typed, values of a field with their counts after its colon. */
export async function suggest(ctx: Ctx, { field, typed, q }: SuggestQuery): Promise<Suggestions> {
  allow(ctx, 'findings.read');
  const name = field === undefined ? undefined : fieldNamed(field);
  if (!name) return { items: [...fieldsLike(typed), ...(await namesLike(ctx, typed, q))].slice(0, MOST) };
  const found = await valuesLike(ctx, name, typed, q);
  return { items: found.slice(0, MOST).map((one) => toSuggestion(name, one)) };
}

function fieldsLike(typed: string): Suggestion[] {
  const begins = (name: string) => name.startsWith(typed.toLowerCase());
  const names = Object.keys(FIELDS).filter((name): name is FieldName => name in FIELDS && begins(name));
  return names.map((name) => ({ field: name, label: name, term: `${name}:`, hint: fieldOf(name).hint, count: null }));
}

async function namesLike(ctx: Ctx, typed: string, q: string): Promise<Suggestion[]> {
  if (typed.trim().length < 2) return [];
  const fields: TermField[] = ['person', 'resource', 'account', 'policy'];
  const found = await Promise.all(
    fields.map(async (field) => ({ field, names: await termsLike(ctx, q, field, typed) })),
  );
  return found.flatMap(({ field, names }) => names.slice(0, 4).map((one) => toSuggestion(field, one)));
}

async function valuesLike(ctx: Ctx, name: FieldName, typed: string, q: string): Promise<Found[]> {
  const { kind, words = [], hint, example } = fieldOf(name);
  const begins = typed.toLowerCase().replaceAll('-', '_');
  if (kind === 'choice' || kind === 'ordered') {
    return words
      .filter((word) => word.startsWith(begins))
      .map((word) => ({ label: word, asked: word, hint: null, count: null }));
  }
  switch (name) {
    case 'policy':
    case 'account':
    case 'person':
    case 'resource':
      return termsLike(ctx, q, name, typed);
    case 'owner':
      return ownersLike(ctx, q, typed);
    case 'tenant':
      return tenantsLike(ctx, q, typed);
    case 'label':
      return labelsLike(ctx, await scopeOf(ctx, q), typed);
    default:
      return [{ label: example, asked: '', hint, count: null }];
  }
}

function termsLike(ctx: Ctx, q: string, field: TermField, typed: string): Promise<Found[]> {
  return field === 'policy' || field === 'account'
    ? countedFirst(ctx, q, field, typed)
    : countedEach(ctx, q, field, typed);
}

/** Few names with many findings each: all counted at once, the most frequent that begin so are shown. */
async function countedFirst(ctx: Ctx, q: string, field: 'policy' | 'account', typed: string): Promise<Found[]> {
  const { counted, values } = await countsBy(ctx, q, field);
  return prepared<Found>(
    ctx,
    `select t.value as label, t.value as asked, null as hint, n.count from ${counted}
     join term t on t.workspace_id = $1 and t.id = n.id
     where starts_with(lower(t.value), lower($${values.length + 1}::text)) order by n.count desc, t.value limit ${MOST}`,
    [...values, typed],
  );
}

/** Many names with few findings each: the first that begin so are counted one by one. */
async function countedEach(ctx: Ctx, q: string, field: TermField, typed: string): Promise<Found[]> {
  const { from, where, params } = await scopeOf(ctx, q);
  const values = [...params.values, typed];
  return prepared<Found>(
    ctx,
    `select t.value as label, t.value as asked, null as hint, n.count
     from term_match($1, ${TERM_FIELDS[field]}::smallint, $${values.length}, true, ${CANDIDATES}) t
     cross join lateral (select count(*)::int as count from ${from} where ${where} and f.${field}_id = t.id) n
     where n.count > 0 order by n.count desc, t.value limit ${MOST}`,
    values,
  );
}

async function ownersLike(ctx: Ctx, q: string, typed: string): Promise<Found[]> {
  const { counted, values } = await countsBy(ctx, q, 'owner');
  const word = `lower($${values.length + 1}::text)`;
  const people = await prepared<Found>(
    ctx,
    `select u.name as label, u.email as asked, u.email as hint, coalesce(n.count, 0) as count
     from membership m join app_user u on u.id = m.user_id
     left join ${counted} on n.id = u.id
     where m.workspace_id = $1 and (m.disabled_at is null or n.count > 0) and (starts_with(u.email, ${word}) or starts_with(lower(u.name), ${word}))
     order by 4 desc, u.email limit ${MOST}`,
    [...values, typed],
  );
  const words = ['me', 'nobody'].filter((one) => one.startsWith(typed.toLowerCase()));
  return [...words.map((one) => ({ label: one, asked: one, hint: null, count: null })), ...people];
}

async function tenantsLike(ctx: Ctx, q: string, typed: string): Promise<Found[]> {
  const { counted, values } = await countsBy(ctx, q, 'tenant');
  return prepared<Found>(
    ctx,
    `select c.name as label, c.name as asked, c.vendor as hint, coalesce(n.count, 0) as count from connection c
     left join ${counted} on n.id = c.id
     where c.workspace_id = $1 and (c.state <> 'removed' or n.count > 0) and starts_with(lower(c.name), lower($${values.length + 1}::text))
     order by 4 desc, c.name limit ${MOST}`,
    [...values, typed],
  );
}

/** Each word once, without case, with what `label:` finds under it: under every word that is read as the same, too. */
function labelsLike(ctx: Ctx, { from, where, params }: Scope, typed: string): Promise<Found[]> {
  const values = [...params.values, typed];
  return prepared<Found>(
    ctx,
    `with words as materialized (select lower(l.label) as key, min(l.label) as label from finding_label l
       where l.workspace_id = $1 and starts_with(lower(l.label), lower($${values.length}::text)) group by 1)
     select k.label, k.label as asked, null as hint, count(distinct f.id)::int as count
     from words k cross join lateral same_words($1, k.key, false) w(same)
     join finding_label l on l.workspace_id = $1 and lower(l.label) = w.same
     join ${from} on f.id = l.finding_id
     where ${where} group by k.label order by 4 desc, k.label limit ${MOST}`,
    values,
  );
}

function toSuggestion(field: FieldName, { label, asked, hint, count }: Found): Suggestion {
  return { field, label, term: asked === '' ? `${field}:` : termText(field, asked), hint, count };
}
