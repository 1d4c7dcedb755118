const LONG = 44;
const TAIL = 16;
const ELLIPSIS = '…';

/** A text of at most `max` characters whose beginning and end are kept: the end of a path says most. */
export function shortenMiddle(text: string, max: number): string {
  const chars = [...text];
  if (chars.length <= max) return text;
  const head = Math.ceil((max - 1) * 0.4);
  const tail = max - 1 - head;
  return chars.slice(0, head).join('') + ELLIPSIS + chars.slice(chars.length - tail).join('');
}

/** A title as a row shows it: on one line, and with each path, address or ARN in it shortened from the middle. */
export function shortTitle(title: string): string {
  return title
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\S{45,}/g, (word) => (isPath(word) ? shortenMiddle(word, LONG) : word));
}

/** Where a path may be cut by whoever draws it; other texts are left whole, and lose their end. */
export function middleSplit(text: string): [head: string, tail: string] {
  const chars = [...text];
  if (chars.length <= TAIL * 2 || !isPath(text)) return [text, ''];
  return [chars.slice(0, -TAIL).join(''), chars.slice(-TAIL).join('')];
}

function isPath(word: string): boolean {
  return /[\\/]/.test(word) || /^arn:/i.test(word);
}
