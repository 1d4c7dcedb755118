import { AppError } from '@/lib/errors';

const MAX_PART = 512;
// Lone surrogates cannot be percent-encoded; control characters have no business in an id.
const UNSENDABLE = /[\p{Cc}\p{Cs}]/u;

/** Builds a path below a connection's origin: each part is percent-encoded and can never become another segment. */
export function path(literals: TemplateStringsArray, ...parts: readonly string[]): string {
  return literals.reduce((built, literal, index) => built + encoded(parts[index - 1] ?? '') + literal);
}

function encoded(part: string): string {
  if (part === '' || part === '.' || part === '..' || part.length > MAX_PART || UNSENDABLE.test(part)) {
    throw new AppError('bad_input', 'This is not an id that a vendor could have given.');
  }
  return encodeURIComponent(part);
}
