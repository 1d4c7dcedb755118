/** Half of a surrogate pair, which is no character; under the `u` flag a whole pair does not match. */
const HALF = /\p{Surrogate}/u;

/** Where texts stand that no database can keep, a NUL or half a character in them: paths, keys included. */
export function unkeepable(value: unknown): string[] {
  const found: string[] = [];
  // Not recursive: an input may be nested deeper than the stack.
  const left: { path: string; value: unknown }[] = [{ path: '', value }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { path, value } = next;
    if (typeof value === 'string' && !isKeepable(value)) found.push(path);
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (!isKeepable(key)) found.push(path);
      left.push({ path: path === '' ? key : `${path}.${key}`, value: inner });
    }
  }
  return found;
}

function isKeepable(text: string): boolean {
  return !text.includes('\u0000') && !HALF.test(text);
}
