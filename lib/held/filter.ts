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
import { between, mark, marked, ofNumbers, type Rows } from './rows';

/** One part of a query: 1 for each class that fits, or what it leaves of some rows. */
type Test = { keep: Uint8Array } | { narrow: (among: Rows) => Rows };
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
export function pick(query: Query, asking: Asking): Rows | null {
  const reader = new Reader(asking);
  try {
    return reader.rows(query === null ? reader.classes(() => true) : reader.node(query));
  } catch (error) {
    if (error instanceof NotHeld) return null;
    throw error;
  }
}

export function sourceOf(kind: number): number {
  return SOURCE_OF_CODE[kind] ?? 0;
}

class Reader {
  private parts = 0;

  constructor(private readonly asking: Asking) {}

  classes(fits: (one: Class) => boolean): Test & { keep: Uint8Array } {
    return { keep: Uint8Array.from(this.asking.columns.classes, (one) => (fits(one) ? 1 : 0)) };
  }

  rows(test: Test): Rows {
    const { rows } = this.asking.columns;
    return 'keep' in test ? this.ofClasses(test.keep, rows) : test.narrow(rows);
  }

  node(node: Node): Test {
    switch (node.type) {
      case 'and':
        return this.all(node.items.map((item) => this.node(item)));
      case 'or':
        return this.any(node.items.map((item) => this.node(item)));
      case 'not':
        return this.none(this.node(node.item));
      case 'text':
        throw new NotHeld();
      case 'field':
        return this.field(node);
    }
  }

  /** What classes tell goes first, so that as few rows as can be are looked at one by one. */
  private all(tests: readonly Test[]): Test {
    const { classOnly, byRow } = divided(tests);
    const keep = this.classes(() => true).keep;
    for (const one of classOnly) for (let at = 0; at < keep.length; at++) keep[at] = (keep[at] ?? 0) & (one[at] ?? 0);
    if (byRow.length === 0) return { keep };
    return { narrow: (among) => byRow.reduce((rows, narrow) => narrow(rows), this.ofClasses(keep, among)) };
  }

  private any(tests: readonly Test[]): Test {
    const { classOnly, byRow } = divided(tests);
    const keep = this.classes(() => false).keep;
    for (const one of classOnly) for (let at = 0; at < keep.length; at++) keep[at] = (keep[at] ?? 0) | (one[at] ?? 0);
    const [only] = byRow;
    if (!only) return { keep };
    if (tests.length === 1) return { narrow: only };
    const narrows = [...byRow, (among: Rows) => this.ofClasses(keep, among)];
    return this.byRow((among) => {
      const marks = new Uint8Array(this.asking.columns.count);
      for (const narrow of narrows) mark(marks, narrow(among));
      return marked(marks, among, 1);
    });
  }

  private none(test: Test): Test {
    if ('keep' in test) return { keep: test.keep.map((one) => one ^ 1) };
    return this.byRow((among) => {
      const marks = new Uint8Array(this.asking.columns.count);
      mark(marks, test.narrow(among));
      return marked(marks, among, 0);
    });
  }

  private ofClasses(keep: Uint8Array, among: Rows): Rows {
    const { columns } = this.asking;
    if (!keep.includes(0)) return among;
    return among.length === columns.count ? columns.ofClasses(keep) : ofNumbers(keep, columns.class, among);
  }

  private field(term: FieldTerm): Test {
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

  private is(word: string): Test {
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
      case 'breached':
        return this.any([
          this.classes(({ isLate }) => isLate),
          this.byRow((among) => between(columns.time.due, Number.NEGATIVE_INFINITY, now, among)),
        ]);
      default:
        throw new NotHeld();
    }
  }

  private has(word: string): Test {
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
        const some = new Uint8Array(this.asking.columns.words[word].length).fill(1, 1);
        return this.byRow((among) => ofNumbers(some, this.asking.columns.word[word], among));
      }
      default:
        throw new NotHeld();
    }
  }

  private words(column: WordColumn, term: FieldTerm): Test {
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
    return this.byRow((among) => ofNumbers(wanted, columns.word[column], among));
  }

  private times(column: TimeColumn, term: FieldTerm, bounds: typeof boundsOf): Test {
    const of = this.asking.columns.time[column];
    const spans = term.op === 'is' ? term.values.map((value) => [value]) : [term.values];
    return this.any(
      spans.map((values) => {
        const { from, to } = bounds(term.op, values, this.asking.now);
        const [low, high] = [from ?? Number.NEGATIVE_INFINITY, to ?? Number.POSITIVE_INFINITY];
        return this.byRow((among) => between(of, low, high, among));
      }),
    );
  }

  private byRow(narrow: (among: Rows) => Rows): Test {
    this.parts += 1;
    if (this.parts > MOST_PARTS) throw new NotHeld();
    return { narrow };
  }
}

function divided(tests: readonly Test[]): { classOnly: Uint8Array[]; byRow: ((among: Rows) => Rows)[] } {
  return {
    classOnly: tests.flatMap((test) => ('keep' in test ? [test.keep] : [])),
    byRow: tests.flatMap((test) => ('narrow' in test ? [test.narrow] : [])),
  };
}

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

/** An id as the columns hold it. */
export function bytesOf(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('latin1');
}

/** The other way round. */
export function idOf(bytes: string): string {
  const hex = Buffer.from(bytes, 'latin1').toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
