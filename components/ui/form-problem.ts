/** What is said of a form that was refused: beside its inputs, and in general; null where nothing is left to say. */
export type Said = { shown: [name: string, text: string][]; general: string | null };

/** Sorts what the server said. Nothing is said twice, and what concerns an input that is not here is not lost. */
export function sortProblem(
  { message, fields = {} }: { message: string; fields?: Readonly<Record<string, string>> },
  isHere: (name: string) => boolean,
): Said {
  const all = Object.entries(fields);
  const shown = all.filter(([name]) => isHere(name));
  const rest = all
    .filter(([name]) => !isHere(name))
    .map(([name, text]) => (text === message ? null : `${name}: ${text}`));
  const isShown = shown.some(([, text]) => text === message);
  const general = [isShown ? null : message, ...rest].filter((part) => part !== null).join(' ');
  return { shown, general: general === '' ? null : general };
}
