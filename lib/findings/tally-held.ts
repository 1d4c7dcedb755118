import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import { type Class, type Columns, WORD_COLUMNS, type WordColumn } from '@/lib/held/columns';
import { byClass, byDay, byWord, CLASS_KEYS, largest } from '@/lib/held/divide';
import { idOf } from '@/lib/held/filter';
import type { Query } from '@/lib/query/ast';
import { type Dimension, SHAPES } from './dimensions';
import { heldPick } from './held-pick';
import { CANDIDATES, type Counted, type Division } from './tally-sql';

const DAY = 86_400_000;
type ClassKey = keyof typeof CLASS_KEYS;
type Key = string | null;
type Keyed = { keys: Key[]; n: number; oldest: string | null };

/** What `tallySql` answers, counted in this process; null where it cannot be. */
export async function heldTally(ctx: Ctx, query: Query, divisions: readonly Division[]): Promise<Counted[][] | null> {
  if (!divisions.every(({ by }) => by.length === 1 || by.every(isClassKey))) return null;
  const held = await heldPick(ctx, query);
  if (!held) return null;
  const { columns, rows } = held;
  // All is counted before anything is awaited: one moment for every division.
  const classes = divisions.some(({ by }) => by.every(isClassKey)) ? byClass(columns, rows) : [];
  const named = divisions.map(({ by, most }) => {
    const [only] = by;
    if (by.every(isClassKey)) return () => labelled(ctx, { by, most }, classKeyed(by, classes));
    if (only === 'created' || only === 'closed') {
      const days = daysKeyed(byDay(columns, rows, only));
      return () => labelled(ctx, { by, most }, days);
    }
    if (isWord(only)) {
      const counts = byWord(columns, rows, only);
      return () => words(ctx, { columns, only, counts, most });
    }
    throw new Error(`nothing divides by ${by.join(', ')}`);
  });
  return Promise.all(named.map((groups) => groups()));
}

function classKeyed(by: readonly ClassKey[], classes: ReturnType<typeof byClass>): Keyed[] {
  const found = new Map<string, Keyed & { at: number }>();
  for (const { one, count, oldest } of classes) {
    const keys = by.map((name) => keyText(name, one));
    const key = JSON.stringify(keys);
    const known = found.get(key);
    if (known) {
      known.n += count;
      known.at = Math.min(known.at, oldest);
    } else found.set(key, { keys, n: count, oldest: null, at: oldest });
  }
  return [...found.values()].map(({ keys, n, at }) => ({ keys, n, oldest: new Date(at).toISOString() }));
}

function keyText(name: ClassKey, one: Class): Key {
  const key = CLASS_KEYS[name](one);
  if (key === null) return null;
  return name === 'owner' || name === 'tenant' ? idOf(String(key)) : String(key);
}

function daysKeyed(counts: Map<number | null, number>): Keyed[] {
  const text = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);
  return [...counts].map(([day, n]) => ({ keys: [day === null ? null : text(day)], n, oldest: null }));
}

type Words = { columns: Columns; only: WordColumn; counts: Uint32Array; most: number | undefined };

/** The words of a column, those that most have first; of names that differ in case only one sum. */
async function words(ctx: Ctx, { columns, only, counts, most }: Words): Promise<Counted[]> {
  const ids = columns.words[only];
  const shown = largest(counts, ids, most && most * CANDIDATES);
  const names = await prepared<{ id: number; value: string; same: number[] }>(ctx, SAME, [
    ctx.workspaceId,
    shown.map((at) => ids[at]),
    SHAPES[only].term,
  ]);
  const nameOf = new Map(names.map((one) => [one.id, one]));
  // A word that came meanwhile has no count here.
  const countOf = (id: number) => counts[columns.wordNumber(only, id)] ?? 0;
  const groups = shown.map((at): Counted => {
    const name = nameOf.get(ids[at] ?? 0);
    return {
      values: [{ key: String(ids[at]), label: name?.value ?? null }],
      n: name ? name.same.reduce((sum, id) => sum + countOf(id), 0) : (counts[at] ?? 0),
      oldest: null,
    };
  });
  const none = counts[0] ?? 0;
  return most === undefined && none > 0 ? [...groups, { values: [null], n: none, oldest: null }] : groups;
}

/** Names for the groups that are shown. */
async function labelled(ctx: Ctx, { by, most }: Division, keyed: Keyed[]): Promise<Counted[]> {
  const named = most === undefined ? keyed : keyed.filter(({ keys }) => !keys.includes(null));
  const shown = named
    .sort((one, other) => other.n - one.n || compare(one.keys, other.keys))
    .slice(0, most === undefined ? undefined : most * CANDIDATES);
  const [only] = by;
  const statement = by.length > 1 ? null : only === 'owner' ? OWNERS : only === 'tenant' ? TENANTS : null;
  const ids = shown.flatMap(({ keys: [key] }) => key ?? []);
  const names = statement ? await prepared<Name>(ctx, statement, [ctx.workspaceId, ids]) : [];
  const labelOf = new Map(names.map(({ id, label }) => [id, label]));
  return shown.map(({ keys, n, oldest }) => ({
    values: keys.map((key) => (key === null ? null : { key, label: labelOf.get(key) ?? null })),
    n,
    oldest,
  }));
}

type Name = { id: string; label: string | [string, string] };
const SAME = `select t.id, t.value, array(select m.id from term_match($1, $3::smallint, t.value, false, 2147483647) m) as same
  from term t where t.workspace_id = $1 and t.id = any($2::int[])`;
const OWNERS = `select u.id, json_build_array(u.name, u.email) as label from app_user u
  where u.id = any($2::uuid[]) and $1::uuid is not null`;
const TENANTS = 'select c.id, c.name as label from connection c where c.workspace_id = $1 and c.id = any($2::uuid[])';

/** As Postgres has groups of one size: by number where keys are numbers. */
function compare([one]: readonly Key[], [other]: readonly Key[]): number {
  const numbers = Number(one) - Number(other);
  if (!Number.isNaN(numbers)) return numbers;
  return String(one) < String(other) ? -1 : 1;
}

export function isClassKey(dimension: Dimension): dimension is ClassKey {
  return Object.hasOwn(CLASS_KEYS, dimension);
}

function isWord(dimension: Dimension | undefined): dimension is WordColumn {
  return WORD_COLUMNS.some((one) => one === dimension);
}
