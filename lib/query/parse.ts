import { type FieldTerm, group, type Node, type Op, type Query, type QueryProblem, type TextTerm } from './ast';
import { FINDINGS, type FieldName, type Language } from './fields';
import { QueryError, type Token, tokensOf } from './tokens';
import { readValues } from './values';

export const MAX_LENGTH = 4000;
const MAX_DEPTH = 20;
const MAX_TERMS = 200;
const OPS: Record<'>' | '>=' | '<' | '<=', Op> = { '>': 'gt', '>=': 'ge', '<': 'lt', '<=': 'le' };

export type Parsed<F extends string = FieldName> = { ok: true; query: Query<F> } | { ok: false; problem: QueryProblem };

/** Reads a query as typed. Blank text asks for everything; what cannot be read is pointed at. */
export function parseQuery(text: string): Parsed {
  return parseIn(FINDINGS, text);
}

/** As `parseQuery`, with the fields of another list. */
export function parseIn<F extends string>(language: Language<F>, text: string): Parsed<F> {
  try {
    refuseUnreadable(text);
    return { ok: true, query: new Parser(language, tokensOf(text), text.length).query() };
  } catch (error) {
    if (error instanceof QueryError) return { ok: false, problem: error.problem };
    throw error;
  }
}

function refuseUnreadable(text: string): void {
  if (text.length > MAX_LENGTH) {
    const message = `A query has at most ${MAX_LENGTH} characters; this one has ${text.length}.`;
    throw new QueryError({ start: MAX_LENGTH, end: text.length, message });
  }
  const nul = text.indexOf('\u0000');
  if (nul >= 0) throw new QueryError({ start: nul, end: nul + 1, message: 'This character cannot be searched for.' });
}

// query := or? · or := and (OR and)* · and := not (AND? not)* · not := (NOT | -) not | primary · primary := ( or ) | term
class Parser<F extends string> {
  private at = 0;
  private terms = 0;

  constructor(
    private readonly language: Language<F>,
    private readonly tokens: Token[],
    private readonly length: number,
  ) {}

  query(): Query<F> {
    if (this.tokens.length === 0) return null;
    const query = this.or(0);
    const rest = this.peek();
    if (rest) throw fault(rest, rest.type === ')' ? 'This “)” closes nothing.' : 'Expected the end of the query here.');
    return query;
  }

  private or(depth: number): Node<F> {
    const parts = [this.and(depth)];
    while (this.take('OR')) parts.push(this.and(depth));
    return joined('or', parts);
  }

  private and(depth: number): Node<F> {
    const parts = [this.not(depth)];
    for (let next = this.peek(); next && next.type !== ')' && next.type !== 'OR'; next = this.peek()) {
      this.take('AND');
      parts.push(this.not(depth));
    }
    return joined('and', parts);
  }

  private not(depth: number): Node<F> {
    const sign = this.take('-') ?? this.take('NOT');
    if (!sign) return this.primary(depth);
    if (depth >= MAX_DEPTH) throw fault(sign, `Groups go at most ${MAX_DEPTH} deep.`);
    const item = this.not(depth + 1);
    return { type: 'not', item, span: { start: sign.start, end: item.span?.end ?? sign.end } };
  }

  private primary(depth: number): Node<F> {
    const open = this.take('(');
    if (!open) return this.term();
    if (depth >= MAX_DEPTH) throw fault(open, `Groups go at most ${MAX_DEPTH} deep.`);
    const inner = this.or(depth + 1);
    const close = this.take(')');
    if (!close) throw fault(open, 'This “(” is not closed. Expected “)”.');
    return { ...inner, span: { start: open.start, end: close.end } };
  }

  private term(): FieldTerm<F> | TextTerm {
    const token = this.peek();
    if (!token)
      throw fault({ start: this.length, end: this.length }, 'Expected a word or a field such as is:open here.');
    this.terms += 1;
    if (this.terms > MAX_TERMS) throw fault(token, `A query has at most ${MAX_TERMS} terms.`);
    if (token.type === 'word') return this.text(token);
    if (token.type === 'field') return this.field(token);
    throw fault(token, `Expected a word or a field such as is:open instead of “${token.type}”.`);
  }

  private text(token: Token & { type: 'word' }): TextTerm {
    this.at += 1;
    const { text, prefix, start, end } = token;
    if (!/[\p{L}\p{N}]/u.test(text)) throw fault(token, 'Expected a word with letters or digits.');
    return { type: 'text', text, prefix, span: { start, end } };
  }

  private field(token: Token & { type: 'field' }): FieldTerm<F> {
    this.at += 1;
    const { fields, named } = this.language;
    const name = named(token.name);
    if (!name) {
      const known = Object.keys(fields).join(', ');
      throw fault(
        token,
        `There is no field “${token.name}”. Expected one of ${known}; put it in quotes to search for the text.`,
      );
    }
    const op = this.take('op');
    const values: (Token & { type: 'value' })[] = [];
    do {
      const value = this.take('value');
      if (!value) throw fault(this.afterLast(), `Expected a value, as in ${fields[name].example}.`);
      values.push(value);
      this.terms += 1;
      if (this.terms > MAX_TERMS) throw fault(value, `A query has at most ${MAX_TERMS} terms.`);
    } while (this.take(','));
    return {
      ...readValues(name, fields[name], op ? OPS[op.op] : 'is', values),
      span: { start: token.start, end: this.lastEnd() },
    };
  }

  private peek(): Token | undefined {
    return this.tokens[this.at];
  }

  private take<T extends Token['type']>(type: T): (Token & { type: T }) | undefined {
    const token = this.peek();
    if (!token || !isOf(token, type)) return undefined;
    this.at += 1;
    return token;
  }

  private lastEnd(): number {
    return this.tokens[this.at - 1]?.end ?? 0;
  }

  private afterLast(): { start: number; end: number } {
    const end = this.lastEnd();
    return { start: end, end: Math.min(end + 1, this.length) };
  }
}

function joined<F extends string>(type: 'and' | 'or', parts: Node<F>[]): Node<F> {
  const span = { start: parts[0]?.span?.start ?? 0, end: parts.at(-1)?.span?.end ?? 0 };
  const node = group(type, parts, span);
  if (node === null) throw new Error('a group is made of what was read');
  return node;
}

function isOf<T extends Token['type']>(token: Token, type: T): token is Token & { type: T } {
  return token.type === type;
}

function fault({ start, end }: { start: number; end: number }, message: string): QueryError {
  return new QueryError({ start, end, message });
}
