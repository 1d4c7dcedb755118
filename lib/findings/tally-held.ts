import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import type { Class, Columns } from '@/lib/held/columns';
import { byClass, byDay, byWord, CLASS_KEYS } from '@/lib/held/divide';
import { idOf, type Picked, pick } from '@/lib/held/filter';
import { columnsOf } from '@/lib/held/held';
import type { Query } from '@/lib/query/ast';
import { namesOf } from '@/lib/query/names';
import { type Dimension, SHAPES } from './dimensions';
import { CANDIDATES, type Counted, type Division } from './tally-sql';

const DAY = 86_400_000;
type ClassKey = keyof typeof CLASS_KEYS;
type Key = string | null;
type Keyed = { keys: Key[]; n: number; oldest: string | null };

/** The findings of a query as they are held in memory; null where only Postgres can tell. */
export async function heldPick(ctx: Ctx, query: Query): Promise<{ columns: Columns; picked: Picked } | null> {
  // Inside a transaction its own moment counts, which memory does not have.
  if (ctx.tx) return null;
  const [names, columns] = await Promise.all([namesOf(ctx, query), columnsOf(ctx)]);
  const picked = columns && pick(query, { columns, names, now: Date.now(), userId: ctx.actor.userId });
  return columns && picked ? { columns, picked } : null;
}

/** What `tallySql` answers, counted in this process; null where it cannot be. */
export async function heldTally(ctx: Ctx, query: Query, divisions: readonly Division[]): Promise<Counted[][] | null> {
  if (!divisions.every(({ by }) => by.length === 1 || by.every(isClassKey))) return null;
  const held = await heldPick(ctx, query);
  if (!held) return null;
  // All is counted before anything is awaited: one moment for every division.
  const classes = divisions.some(({ by }) => by.every(isClassKey)) ? byClass(held.columns, held.picked) : [];
  const keyed = divisions.map((division) => keyedOf(division, held, classes));
  return Promise.all(divisions.map((division, at) => labelled(ctx, division, keyed[at] ?? [])));
}

function keyedOf(
  { by }: Division,
  { columns, picked }: { columns: Columns; picked: Picked },
  classes: ReturnType<typeof byClass>,
) {
  const [only] = by;
  if (by.every(isClassKey)) return classKeyed(by, classes);
  if (only === 'created' || only === 'closed') {
    return listed(byDay(columns, picked, only), (day) => new Date(day * DAY).toISOString().slice(0, 10));
  }
  if (only === 'policy' || only === 'account' || only === 'person' || only === 'resource') {
    return listed(byWord(columns, picked, only), String);
  }
  throw new Error(`nothing divides by ${by.join(', ')}`);
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

function listed(counts: Map<number | null, number>, text: (key: number) => string): Keyed[] {
  return [...counts].map(([key, n]) => ({ keys: [key === null ? null : text(key)], n, oldest: null }));
}

/** Names for the groups that are shown, and of names that differ in case only one sum. */
async function labelled(ctx: Ctx, { by, most }: Division, keyed: Keyed[]): Promise<Counted[]> {
  const named = most === undefined ? keyed : keyed.filter(({ keys }) => !keys.includes(null));
  const shown = named
    .sort((one, other) => other.n - one.n || compare(one.keys, other.keys))
    .slice(0, most === undefined ? undefined : most * CANDIDATES);
  const [only] = by;
  const plain = () =>
    shown.map(({ keys, n, oldest }) => ({
      values: keys.map((key) => (key === null ? null : { key, label: null })),
      n,
      oldest,
    }));
  if (!only || by.length > 1) return plain();
  const ids = shown.flatMap(({ keys: [key] }) => key ?? []);
  const { term } = SHAPES[only];
  if (term) {
    const names = await prepared<{ id: number; value: string; same: number[] }>(ctx, SAME, [
      ctx.workspaceId,
      ids,
      term,
    ]);
    const nameOf = new Map(names.map((one) => [String(one.id), one]));
    const countOf = new Map(keyed.map(({ keys: [key], n }) => [key, n]));
    return shown.map(({ keys: [key], n, oldest }) => {
      const name = key && nameOf.get(key);
      const sum = name ? name.same.reduce((all, id) => all + (countOf.get(String(id)) ?? 0), 0) : n;
      return { values: [key ? { key, label: name ? name.value : null } : null], n: sum, oldest };
    });
  }
  const statement = only === 'owner' ? OWNERS : only === 'tenant' ? TENANTS : null;
  if (!statement) return plain();
  const names = await prepared<{ id: string; label: string | [string, string] }>(ctx, statement, [
    ctx.workspaceId,
    ids,
  ]);
  const labelOf = new Map(names.map(({ id, label }) => [id, label]));
  return shown.map(({ keys: [key], n, oldest }) => ({
    values: [key ? { key, label: labelOf.get(key) ?? null } : null],
    n,
    oldest,
  }));
}

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
