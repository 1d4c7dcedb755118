/** How many things one call changes: the entries of the lists that its operation names, and one where it has none. */
export function countOf(many: readonly string[], body: unknown): number {
  if (many.length === 0 || typeof body !== 'object' || body === null) return 1;
  const lists = Object.entries(body).filter(([name, value]) => many.includes(name) && Array.isArray(value));
  return lists.reduce((sum, [, value]) => sum + (Array.isArray(value) ? value.length : 0), 0);
}
