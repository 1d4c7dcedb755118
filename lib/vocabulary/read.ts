import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { merged } from './merge';
import type { VocabularyQuery } from './schema';
import type { Alias, Vocabulary, WordUse } from './shapes';

/** Words listed of each vendor; beyond it one has to type what one looks for. */
export const MOST = 1000;
const MOST_PLACES = 50;

type Counted = { key: string; findings: number };

/** One vendor's words with their keys. */
export type Used = { key: string; use: WordUse };

// What stands on findings: by the vendor, as labels of DLP, or by us.
const LABELS = `select lower(l.label) as key, json_build_object('kind', 'label', 'vendor', l.vendor, 'word', min(l.label),
    'findings', count(distinct l.finding_id)) as use
  from (select l.label, l.finding_id, case l.origin when 'own' then 'onequeue' else c.vendor end as vendor
    from finding_label l join finding f on f.workspace_id = $1 and f.id = l.finding_id
      join connection c on c.workspace_id = $1 and c.id = f.connection_id
    where l.workspace_id = $1 and strpos(lower(l.label), lower($2)) > 0) l
  group by lower(l.label), l.vendor order by 1 limit ${MOST + 1}`;

// Tags stand in the filters of policies and at people, as last read; devices and apps are read at Edge when they are looked at.
const EDGE = `with used as (
    select distinct lower(t.tag) as key, t.tag, i.noun, i.id, i.external_id, i.title, i.connection_id,
      i.raw->'filter_selector_display_names'->>t.tag as name
    from item i cross join lateral (
      select p #>> '{}' as tag from jsonb_path_query(i.raw, 'lax $.tags[*]') p
      union select p #>> '{}' from jsonb_path_query(i.raw, 'lax $.*.include_any[*].all[*]') p
      union select p #>> '{}' from jsonb_path_query(i.raw, 'lax $.*.exclude_any[*].all[*]') p) t
    where i.workspace_id = $1 and i.noun in ('policy', 'user') and i.gone_at is null and t.tag <> '')
  select u.key, json_build_object('kind', 'edge_tag', 'vendor', 'lacework-edge', 'word', min(u.tag), 'name', max(u.name),
    'policies', count(distinct u.id) filter (where u.noun = 'policy'), 'users', count(distinct u.id) filter (where u.noun = 'user'),
    'places', (array_agg(json_build_object('noun', u.noun, 'id', u.id, 'externalId', u.external_id, 'title', u.title,
      'tenantId', u.connection_id) order by u.noun, u.title, u.id))[1:${MOST_PLACES}]) as use
  from used u group by u.key having strpos(u.key, lower($2)) > 0 or strpos(lower(coalesce(max(u.name), '')), lower($2)) > 0
  order by 1 limit ${MOST + 1}`;

const WORKATO = `select lower(i.title) as key, json_build_object('kind', 'workato_tag', 'vendor', 'workato', 'word', i.title, 'tagId', i.id, 'tenant', c.name,
    'assignments', case jsonb_typeof(i.raw->'assignment_count') when 'number' then (i.raw->>'assignment_count')::numeric end) as use
  from item i join connection c on c.workspace_id = $1 and c.id = i.connection_id
  where i.workspace_id = $1 and i.noun = 'tag' and i.gone_at is null and strpos(lower(i.title), lower($2)) > 0
  order by 1, i.id limit ${MOST + 1}`;

const ALIASES = `select a.id, a.vendor, a.word, a.word_key as "wordKey", a.shown_as as "shownAs",
    a.shown_key as "shownKey", json_build_object('id', u.id, 'name', u.name) as "madeBy",
    to_json(a.made_at) as "madeAt"
  from word_alias a join app_user u on u.id = a.made_by where a.workspace_id = $1 order by a.word_key, a.vendor`;

// As `label:` asks: under each of the words that are the same.
const COUNTS = `select k.key, count(distinct l.finding_id)::int as findings
  from unnest($2::text[]) k(key) cross join lateral same_words($1, k.key, false) w(same)
    join finding_label l on l.workspace_id = $1 and lower(l.label) = w.same
  group by k.key`;

/** Every word of every vendor once, with where each of them uses it and which words are read as the same. */
export async function listVocabulary(ctx: Ctx, { text }: VocabularyQuery): Promise<Vocabulary> {
  allow(ctx, 'items.read');
  const asked = [ctx.workspaceId, text.trim()];
  const [labels, edge, workato, aliases] = await Promise.all([
    rows<Used>(ctx, LABELS, asked, 'vocabulary labels'),
    rows<Used>(ctx, EDGE, asked, 'vocabulary edge'),
    rows<Used>(ctx, WORKATO, asked, 'vocabulary workato'),
    rows<Alias>(ctx, ALIASES, [ctx.workspaceId], 'vocabulary aliases'),
  ]);
  const words = merged([...labels, ...edge, ...workato], aliases, text.trim().toLowerCase());
  const keys = words.map(({ key }) => key);
  const counts = await rows<Counted>(ctx, COUNTS, [ctx.workspaceId, keys], 'vocabulary counts');
  const counted = new Map(counts.map(({ key, findings }) => [key, findings]));
  return {
    words: words.map((word) => ({ ...word, findings: counted.get(word.key) ?? 0 })),
    isCut: [labels, edge, workato].some((found) => found.length > MOST),
  };
}
