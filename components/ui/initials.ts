/** Two letters for a name or an e-mail address: first and last word, or the first two letters of the only one. */
export function initials(name: string): string {
  const words = (name.split('@')[0] ?? name).split(/[\s._-]+/).filter((word) => /\p{L}|\p{N}/u.test(word));
  const first = [...(words[0] ?? '?')];
  const last = words.length > 1 ? [...(words[words.length - 1] ?? '')] : first.slice(1);
  return `${first[0] ?? ''}${last[0] ?? ''}`.toUpperCase();
}
