import type { QueryProblem, Span } from './ast';

export type Token = Span &
  (
    | { type: '(' | ')' | '-' | ',' | 'OR' | 'AND' | 'NOT' }
    | { type: 'field'; name: string }
    | { type: 'op'; op: '>' | '>=' | '<' | '<=' }
    | { type: 'value'; text: string; prefix: boolean; quoted: boolean }
    | { type: 'word'; text: string; prefix: boolean; quoted: boolean }
  );

/** What parser and tokenizer throw at each other; `parseQuery` turns it into its answer. */
export class QueryError extends Error {
  override name = 'QueryError';
  constructor(readonly problem: QueryProblem) {
    super(problem.message);
  }
}

const FIELD = /([A-Za-z_]{1,40}):/y;
const OP = />=|<=|>|</y;
const BARE_WORD = /[^\s()"]+/y;
const BARE_VALUE = /[^\s()",]+/y;

/** Cuts a text into tokens with their places; throws `QueryError` at what can be none. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const add = (token: Token) => {
    tokens.push(token);
    at = token.end;
  };
  while (at < text.length) {
    const char = text[at] ?? '';
    if (/\s/.test(char)) at += 1;
    else if (char === '(' || char === ')') add({ type: char, start: at, end: at + 1 });
    else if (char === '"') add({ type: 'word', quoted: true, ...quoted(text, at) });
    else if (char === '-') add(minus(text, at));
    else {
      const field = match(FIELD);
      if (!field) add(word(match(BARE_WORD)?.[0] ?? char, at));
      else {
        add({ type: 'field', name: field[1] ?? '', start: at, end: at + field[0].length });
        const op = match(OP)?.[0];
        if (isOp(op)) add({ type: 'op', op, start: at, end: at + op.length });
        for (let more = true; more; ) {
          const bare = match(BARE_VALUE)?.[0];
          if (text[at] === '"') add({ type: 'value', quoted: true, ...quoted(text, at) });
          else if (bare) add({ type: 'value', quoted: false, ...unquoted(bare, at) });
          more = text[at] === ',';
          if (more) add({ type: ',', start: at, end: at + 1 });
        }
      }
    }
  }
  return tokens;
}

function minus(text: string, at: number): Token {
  if (/^-(\s|\)|$)/.test(text.slice(at, at + 2))) {
    throw new QueryError({ start: at, end: at + 1, message: 'Expected what to leave out, directly after “-”.' });
  }
  return { type: '-', start: at, end: at + 1 };
}

function word(bare: string, at: number): Token {
  if (bare === 'OR' || bare === 'AND' || bare === 'NOT') return { type: bare, start: at, end: at + bare.length };
  return { type: 'word', quoted: false, ...unquoted(bare, at) };
}

/** A bare run of characters: a star at its end asks for a prefix, anywhere else it has to be quoted. */
function unquoted(bare: string, start: number) {
  const end = start + bare.length;
  const prefix = bare.endsWith('*');
  const text = prefix ? bare.slice(0, -1) : bare;
  if (text.includes('*')) {
    throw new QueryError({
      start,
      end,
      message: 'A “*” may stand at the end only. Put it in quotes to mean the sign.',
    });
  }
  if (text === '') throw new QueryError({ start, end, message: 'Expected some letters before “*”.' });
  return { text, prefix, start, end };
}

/** From an opening quote to its closing one. A backslash takes the next character as it is. */
function quoted(source: string, start: number) {
  let text = '';
  let starAtEnd = false;
  for (let at = start + 1; at < source.length; at++) {
    let char = source[at] ?? '';
    if (char === '"') return closed(text, starAtEnd, start, at + 1, source);
    starAtEnd = char === '*';
    if (char === '\\' && at + 1 < source.length) char = source[++at] ?? '';
    text += char;
  }
  throw new QueryError({ start, end: source.length, message: 'This quote is not closed. Expected “"”.' });
}

function closed(text: string, starAtEnd: boolean, start: number, end: number, source: string) {
  const starAfter = source[end] === '*';
  const cut = starAtEnd && !starAfter ? text.slice(0, -1) : text;
  const span = { start, end: starAfter ? end + 1 : end };
  if (cut.trim() === '') throw new QueryError({ ...span, message: 'Expected some text between the quotes.' });
  return { text: cut, prefix: starAtEnd || starAfter, ...span };
}

function isOp(op: string | undefined): op is '>' | '>=' | '<' | '<=' {
  return op !== undefined;
}
