/** One line of at most `max` characters; what was cut shows as an ellipsis. The words stay the vendor's own. */
export function oneLine(text: string, max = 500): string {
  // Only so much is looked at: a title of megabytes costs no more than one of a page.
  const line = text
    .slice(0, max * 20)
    .replace(/\p{Cs}$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = line.length <= max ? null : Array.from(line);
  return characters === null || characters.length <= max ? line : `${characters.slice(0, max - 1).join('')}…`;
}

/** The first of these that has anything but white space in it. */
export function firstText(...texts: (string | null | undefined)[]): string | null {
  for (const text of texts) if (text && text.trim() !== '') return text;
  return null;
}

/** A note that can be found again: its text with our short reference behind it. */
export function withReference(text: string, reference: string): string {
  return `${text} ${referenceMark(reference)}`;
}

/** What `withReference` leaves in a text, for the one who looks whether it arrived. */
export function referenceMark(reference: string): string {
  return `[oq:${reference}]`;
}
