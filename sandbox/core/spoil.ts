import { asObject } from './call';
import type { Struck } from './faults';

type Row = Record<string, unknown>;

/** The answer as a vendor gives it that has gone wrong in what it says; null where the fault has nothing to work on. */
export function spoilt(body: unknown, fault: Struck, before: unknown): Buffer | null {
  const answer = asObject(body) ?? (Array.isArray(body) ? body : undefined);
  if (answer === undefined) return null;
  switch (fault.kind) {
    case 'bad-utf8':
      return withBadBytes(Buffer.from(JSON.stringify(answer)));
    case 'duplicate-keys':
      return withRaw(answer, (record) => {
        const nothing = Object.keys(record).map((key) => `${JSON.stringify(key)}:null`);
        return `{${nothing.join(',')},${JSON.stringify(record).slice(1)}`;
      });
    case 'deep': {
      const depth = fault.depth ?? 100_000;
      const nested = `${'['.repeat(depth)}${']'.repeat(depth)}`;
      return withRaw(answer, (record) => `{"nested":${nested},${JSON.stringify(record).slice(1)}`);
    }
    case 'drift-enum':
    case 'drift-missing':
    case 'drift-type':
      for (const record of recordsOf(answer)) drift(record, fault);
      break;
    case 'duplicates':
      for (const list of listsOf(answer)) list.push(...list.filter(() => fault.dice.chance(0.5)));
      break;
    case 'wrong-total':
      miscount(answer, fault);
      break;
    case 'repeat-page':
      return Buffer.from(JSON.stringify(before ?? answer));
    default:
      return null;
  }
  return Buffer.from(JSON.stringify(answer));
}

/** The lists of records of an answer: at its top, in a member of it, or in a member of that. */
function listsOf(answer: unknown, depth = 0): unknown[][] {
  if (Array.isArray(answer)) return answer.some(asObject) ? [answer] : [];
  if (depth > 1) return [];
  return Object.values(asObject(answer) ?? {}).flatMap((value) => listsOf(value, depth + 1));
}

function recordsOf(answer: unknown): Row[] {
  const listed = listsOf(answer).flat() as Row[]; // `asObject` copies; the record itself is to be changed
  if (listed.length > 0) return listed.filter((record) => typeof record === 'object' && record !== null);
  return typeof answer === 'object' && answer !== null ? [answer as Row] : [];
}

// A new word stands where a known one stood. An id is no word of a set: records that share one are one record.
const ID = /(^|_)(uu|gu)?id$|Id$|^handle$/;

function drift(record: Row, { kind, field, dice }: Struck): void {
  const texts = Object.keys(record).filter(
    (key) => typeof record[key] === 'string' && !(kind === 'drift-enum' && ID.test(key)),
  );
  const name = field ?? (texts.length > 0 ? dice.pick(texts) : undefined);
  if (name === undefined || !(name in record)) return;
  if (kind === 'drift-missing') delete record[name];
  else record[name] = kind === 'drift-enum' ? 'NEVER_SEEN_BEFORE' : otherType(record[name]);
}

function otherType(value: unknown): unknown {
  if (typeof value === 'string') return { value };
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? { 0: value } : [value];
}

const TOTALS = ['total_count', 'totalElements', 'totalPages', 'total'];

function miscount(answer: unknown, { dice }: Struck): void {
  const factor = dice.pick([0, 0.5, 3]);
  const counted = [answer, asObject(answer)?.cursor].filter((at) => typeof at === 'object' && at !== null) as Row[];
  for (const at of counted)
    for (const key of TOTALS) if (typeof at[key] === 'number') at[key] = Math.floor(Number(at[key]) * factor);
}

/** The first record written by hand, where JSON.stringify could not. */
function withRaw(answer: unknown, write: (record: Row) => string): Buffer | null {
  const [list] = listsOf(answer);
  const record = list ? asObject(list[0]) : asObject(answer);
  if (!record || Object.keys(record).length === 0) return null;
  if (!list) return Buffer.from(write(record));
  list[0] = MARK;
  return Buffer.from(JSON.stringify(answer).replace(JSON.stringify(MARK), () => write(record)));
}

const MARK = '\u0001 the first record \u0001';

/** Two bytes that no UTF-8 text holds, at the beginning of its first value that is text. */
function withBadBytes(bytes: Buffer): Buffer {
  const at = bytes.indexOf(':"') + 2;
  return at < 2 ? bytes : Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff, 0xc3]), bytes.subarray(at)]);
}
