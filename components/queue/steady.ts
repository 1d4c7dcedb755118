import type { FindingRow } from '@/lib/findings/shapes';

/** A stretch of the list: what follows after `param`. It may grow, and then holds more than was first asked for. */
export type Stretch = { param: string | null; items: FindingRow[]; next: string | null };
/** The ids that a look at the server brought: rows not in the list, and rows that differ or have left it. */
export type News = { added: string[]; changed: string[] };

/** Two small neighbours become one stretch below this. */
const ROOMY = 200;

/** What a fresh look at some stretches tells. Rows the person acted on (`acted`) are shown as they are and no news. */
export function newsOf(list: readonly Stretch[], fresh: readonly Stretch[], acted: ReadonlySet<string>): News {
  const shown = rowsById(list);
  const seen = new Set(fresh.flatMap((one) => one.items.map((row) => row.id)));
  const added = new Set<string>();
  const changed = new Set<string>();
  for (const look of fresh) {
    const stretch = list.find((one) => one.param === look.param);
    if (!stretch) continue;
    for (const row of look.items) {
      const known = shown.get(row.id);
      if (!known) added.add(row.id);
      else if (!acted.has(row.id) && JSON.stringify(known) !== JSON.stringify(row)) changed.add(row.id);
    }
    const reached = stretch.items.slice(0, covered(list, stretch, look));
    const beyond = look.next === null ? list.slice(list.indexOf(stretch) + 1).flatMap((one) => one.items) : [];
    for (const row of [...reached, ...beyond]) {
      if (!seen.has(row.id) && !acted.has(row.id)) changed.add(row.id);
    }
  }
  return { added: [...added], changed: [...changed] };
}

/** The list with the fresh looks in it: in their order, what has left is out, what lies beyond them as it was. */
export function weave(list: readonly Stretch[], fresh: readonly Stretch[]): Stretch[] {
  return fresh.reduce<Stretch[]>((woven, look) => weaveOne(woven, look), [...list]);
}

function weaveOne(list: readonly Stretch[], look: Stretch): Stretch[] {
  const at = list.findIndex((one) => one.param === look.param);
  const stretch = list[at];
  if (!stretch) return [...list];
  const isLast = at === list.length - 1;
  if (look.next === null) {
    // The list ends here: what was after it has left.
    const kept = new Set(look.items.map((row) => row.id));
    return [...list.slice(0, at).map((one) => ({ ...one, items: without(one.items, kept) })), look];
  }
  const own = new Set(stretch.items.map((row) => row.id));
  const later = idsOf(list.slice(at + 1));
  const lastOwn = look.items.findLastIndex((row) => own.has(row.id));
  // After the last row of this stretch come rows of the next one: those stay where they are.
  const head = look.items.filter((row, index) => index <= lastOwn || !later.has(row.id));
  const placed = new Set(head.map((row) => row.id));
  const tail = stretch.items.slice(covered(list, stretch, look)).filter((row) => !placed.has(row.id));
  const others = (one: Stretch) => ({ ...one, items: without(one.items, placed) });
  const before = list.slice(0, at).map(others);
  const after = list.slice(at + 1).map(others);
  if (tail.length === 0) {
    return [...before, { param: look.param, items: head, next: isLast ? look.next : stretch.next }, ...after];
  }
  if (head.length === 0) {
    return [...before, { ...stretch, items: [...head, ...tail] }, ...after];
  }
  const [follower, ...rest] = after;
  const remainder = { param: look.next, items: tail, next: stretch.next };
  const first = { param: look.param, items: head, next: look.next };
  if (!follower || tail.length + follower.items.length > ROOMY) return [...before, first, remainder, ...after];
  return [...before, first, { ...remainder, items: [...tail, ...follower.items], next: follower.next }, ...rest];
}

/** How many rows of a stretch a look reaches over; those of them that it does not hold have left the list. */
function covered(list: readonly Stretch[], stretch: Stretch, look: Stretch): number {
  if (look.next === null) return stretch.items.length;
  const end = look.items.at(-1);
  if (!end) return stretch.items.length;
  const later = idsOf(list.slice(list.indexOf(stretch) + 1));
  if (later.has(end.id)) return stretch.items.length;
  const held = new Set(look.items.map((row) => row.id));
  return stretch.items.findLastIndex((row) => held.has(row.id)) + 1;
}

function rowsById(list: readonly Stretch[]): Map<string, FindingRow> {
  return new Map(list.flatMap((one) => one.items.map((row) => [row.id, row] as const)));
}

function idsOf(list: readonly Stretch[]): Set<string> {
  return new Set(list.flatMap((one) => one.items.map((row) => row.id)));
}

function without(rows: FindingRow[], ids: ReadonlySet<string>): FindingRow[] {
  return rows.some((row) => ids.has(row.id)) ? rows.filter((row) => !ids.has(row.id)) : rows;
}
