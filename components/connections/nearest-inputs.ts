/**
 * What a server said of fields, under the names of inputs that are there: a complaint about a part of a structure stands
 * beside the input the structure is typed in. `aliases`: inputs that stand in for another.
 */
export function nearestInputs(
  fields: Record<string, string>,
  inputs: readonly string[],
  aliases: Record<string, string> = {},
): Record<string, string> {
  const placed: Record<string, string> = {};
  for (const [name, message] of Object.entries(fields)) {
    const input = inputs
      .filter((one) => name === one || name.startsWith(`${one}.`))
      .sort((one, other) => other.length - one.length)[0];
    const part = input === undefined ? '' : name.slice(input.length + 1).replaceAll('.', ' ');
    placed[input ?? aliases[name] ?? name] ??= part === '' ? message : `${part}: ${message}`;
  }
  return placed;
}
