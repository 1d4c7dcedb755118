import {
  isClosedCode,
  KIND_CODES,
  SEVERITY_CODES,
  SOURCE_CODES,
  STATUS_CODES,
  VERDICT_CODES,
} from '@/lib/model/finding';
import type { FieldTerm, Node, Query } from '@/lib/query/ast';
import { boundsOf, dueBoundsOf } from '@/lib/query/bounds';
import type { Names } from '@/lib/query/names';
import type { Class, Columns, TimeColumn, WordColumn } from './columns';

/** Which findings are meant: 1 for each class, or for each row where classes do not tell. */
export type Picked = { by: 'class' | 'row'; keep: Uint8Array };
type Asking = { columns: Columns; names: Names; now: number; userId: string | null };

/** Each part that looks at rows costs a millisecond for a million; longer queries are not for the web's own thread. */
const MOST_PARTS = 24;
const SOURCE_OF_CODE: Record<number, number> = {
  [KIND_CODES.dlp_incident]: SOURCE_CODES.dlp,
  [KIND_CODES.cloud_alert]: SOURCE_CODES.posture,
  [KIND_CODES.iac_alert]: SOURCE_CODES.posture,
  [KIND_CODES.edge_alert]: SOURCE_CODES.edge,
  [KIND_CODES.automation_event]: SOURCE_CODES.automation,
};

/** Thrown at what the columns do not hold: words of texts, labels, notes, single ids. */
class NotHeld extends Error {}

/** The findings of a query as the columns have them; null where only Postgres can tell. It means what `compileQuery` does. */
export function pick(query: Query, asking: Asking): Picked | null {
  const picker = new Picker(asking);
  try {
    return query === null ? picker.classes(() => true) : picker.node(query);
  } catch (error) {
    if (error instanceof NotHeld) return null;
    throw error;
  }
}

export function sourceOf(kind: number): number {
  return SOURCE_OF_CODE[kind] ?? 0;
}

class Picker {
  private parts = 0;

  constructor(private readonly asking: Asking) {}

  classes(fits: (one: Class) => boolean): Picked {
    const { classes } = this.asking.columns;
    const keep = new Uint8Array(classes.length);
    for (let at = 0; at < classes.length; at++) {
      const one = classes[at];
      keep[at] = one && fits(one) ? 1 : 0;
    }
    return { by: 'class', keep };
  }

  node(node: Node): Picked {
    switch (node.type) {
      case 'and':
        return this.joined(this.nodes(node.items), AND, true);
      case 'or':
        return this.any(this.nodes(node.items));
      case 'not': {
        const { by, keep } = this.node(node.item);
        for (let at = 0; at < keep.length; at++) keep[at] = (keep[at] ?? 0) ^ 1;
        return { by, keep };
      }
      case 'text':
        throw new NotHeld();
      case 'field':
        return this.field(node);
    }
  }

  private nodes(items: readonly Node[]): Picked[] {
    return items.map((item) => this.node(item));
  }

  /** What only classes tell is joined first, so that rows are looked at as rarely as can be. `none`: what no parts mean. */
  private joined(parts: readonly Picked[], join: Join, none: boolean): Picked {
    const [byClass, byRow] = (['class', 'row'] as const).map((by) =>
      parts.filter((one) => one.by === by).reduce<Picked | null>((all, one) => merged(all, one, join), null),
    );
    if (!byRow || !byClass) return byRow ?? byClass ?? this.classes(() => none);
    const { keep } = byRow;
    const { class: classOf } = this.asking.columns;
    for (let at = 0; at < keep.length; at++) keep[at] = join(keep[at] ?? 0, byClass.keep[classOf[at] ?? 0] ?? 0);
    return byRow;
  }

  private field(term: FieldTerm): Picked {
    const { names, now, userId } = this.asking;
    switch (term.field) {
      case 'source': {
        const fits = codeTest(term, SOURCE_CODES);
        return this.classes(({ kind }) => fits(sourceOf(kind)));
      }
      case 'kind':
      case 'severity':
      case 'status':
      case 'verdict': {
        const { field } = term;
        const fits = codeTest(term, CODES[field]);
        return this.classes((one) => fits(one[field]));
      }
      case 'is':
        return this.any(term.values.map(({ text }) => this.is(text)));
      case 'has':
        return this.any(term.values.map(({ text }) => this.has(text)));
      case 'owner':
        return this.any(
          term.values.map((value) => {
            const word = value.prefix ? '' : value.text.toLowerCase();
            if (word === 'nobody') return this.classes(({ owner }) => owner === null);
            const ids = word === 'me' ? (userId ? [userId] : []) : names.people(value, term);
            const wanted = new Set<string | null>(ids.map(bytesOf));
            return this.classes(({ owner }) => owner !== null && wanted.has(owner));
          }),
        );
      case 'tenant': {
        const wanted = new Set(names.tenants(term).map(bytesOf));
        return this.classes(({ connection }) => wanted.has(connection));
      }
      case 'policy':
      case 'account':
      case 'person':
      case 'resource':
        return this.words(term.field, term);
      case 'age':
      case 'created':
        return this.times('created', term, boundsOf);
      case 'updated':
      case 'closed':
        return this.times(term.field, term, boundsOf);
      case 'due':
        return this.times('due', term, (op, values) => dueBoundsOf(op, values, now));
      case 'acknowledged':
      case 'document':
      case 'label':
      case 'case':
      case 'id':
        throw new NotHeld();
    }
  }

  private is(word: string): Picked {
    const { userId, now, columns } = this.asking;
    switch (word) {
      case 'open':
        return this.classes(({ status }) => status < STATUS_CODES.accepted);
      case 'closed':
        return this.classes(({ status }) => isClosedCode(status));
      case 'snoozed':
        return this.classes(({ status }) => status === STATUS_CODES.snoozed);
      case 'accepted':
        return this.classes(({ status }) => status === STATUS_CODES.accepted);
      case 'suppressed':
        return this.classes(({ status }) => status === STATUS_CODES.suppressed);
      case 'merged':
        return this.classes(({ status }) => status === STATUS_CODES.merged);
      case 'mine': {
        const me = userId && bytesOf(userId);
        return this.classes(({ owner }) => owner !== null && owner === me);
      }
      case 'unowned':
        return this.classes(({ owner }) => owner === null);
      case 'gone':
        return this.classes(({ isGone }) => isGone);
      case 'paused':
        return this.classes(({ isPaused }) => isPaused);
      case 'watched':
      case 'mentioned':
        throw new NotHeld();
      case 'breached': {
        const late = this.classes(({ isLate }) => isLate).keep;
        const { due } = columns.time;
        const keep = this.fresh();
        for (let at = 0; at < keep.length; at++)
          keep[at] = (due[at] ?? 0) < now ? 1 : (late[columns.class[at] ?? 0] ?? 0);
        return { by: 'row', keep };
      }
      default:
        throw new NotHeld();
    }
  }

  private has(word: string): Picked {
    switch (word) {
      case 'owner':
        return this.classes(({ owner }) => owner !== null);
      case 'verdict':
        return this.classes(({ verdict }) => verdict >= 0);
      case 'action':
        return this.classes(({ isActed }) => isActed);
      case 'policy':
      case 'account':
      case 'person':
      case 'resource': {
        const column = this.asking.columns.word[word];
        const keep = this.fresh();
        for (let at = 0; at < keep.length; at++) keep[at] = column[at] === 0 ? 0 : 1;
        return { by: 'row', keep };
      }
      default:
        throw new NotHeld();
    }
  }

  private words(column: WordColumn, term: FieldTerm): Picked {
    const { columns, names } = this.asking;
    const wanted = new Uint8Array(columns.words[column].length);
    for (const value of term.values) {
      const { ids } = names.terms(term, value);
      if (ids === null) throw new NotHeld();
      for (const id of ids) {
        const number = columns.wordNumber(column, id);
        if (number > 0) wanted[number] = 1;
      }
    }
    const of = columns.word[column];
    const keep = this.fresh();
    for (let at = 0; at < keep.length; at++) keep[at] = wanted[of[at] ?? 0] ?? 0;
    return { by: 'row', keep };
  }

  private times(column: TimeColumn, term: FieldTerm, bounds: typeof boundsOf): Picked {
    const of = this.asking.columns.time[column];
    const spans = term.op === 'is' ? term.values.map((value) => [value]) : [term.values];
    return this.any(
      spans.map((values) => {
        const { from, to } = bounds(term.op, values, this.asking.now);
        const [low, high] = [from ?? Number.NEGATIVE_INFINITY, to ?? Number.POSITIVE_INFINITY];
        const keep = this.fresh();
        for (let at = 0; at < keep.length; at++) {
          const time = of[at] ?? Number.NaN;
          keep[at] = time >= low && time < high ? 1 : 0;
        }
        return { by: 'row', keep } satisfies Picked;
      }),
    );
  }

  /** A number for each row. Loops over it are written out where they are: a call for each row would cost more than the rest. */
  private fresh(): Uint8Array {
    this.parts += 1;
    if (this.parts > MOST_PARTS) throw new NotHeld();
    return new Uint8Array(this.asking.columns.count);
  }

  private any(parts: readonly Picked[]): Picked {
    return this.joined(parts, OR, false);
  }
}

type Join = (left: number, right: number) => number;
const AND: Join = (left, right) => left & right;
const OR: Join = (left, right) => left | right;

const CODES = { kind: KIND_CODES, severity: SEVERITY_CODES, status: STATUS_CODES, verdict: VERDICT_CODES };

function codeTest({ op, values }: FieldTerm, table: Record<string, number>): (code: number) => boolean {
  const wanted = values.map(({ text }) => table[text] ?? Number.NaN);
  const [first = Number.NaN, last = first] = wanted;
  switch (op) {
    case 'is':
      return (code) => wanted.includes(code);
    case 'range':
      return (code) => code >= Math.min(first, last) && code <= Math.max(first, last);
    case 'gt':
      return (code) => code > first;
    case 'ge':
      return (code) => code >= first;
    case 'lt':
      return (code) => code < first;
    case 'le':
      return (code) => code <= first;
  }
}

function merged(all: Picked | null, one: Picked, join: Join): Picked {
  if (!all) return one;
  for (let at = 0; at < one.keep.length; at++) one.keep[at] = join(all.keep[at] ?? 0, one.keep[at] ?? 0);
  return one;
}

/** An id as the columns hold it. */
export function bytesOf(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('latin1');
}

/** The other way round. */
export function idOf(bytes: string): string {
  const hex = Buffer.from(bytes, 'latin1').toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
