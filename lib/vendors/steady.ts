/** One answer of a paged list. `total` is the vendor's count of all that matches. */
export type Listed = { records: unknown[]; total: number | null };

/**
 * Reads a paged list that may shift while it is read. When its total moved, or fewer were seen than it counts, it is read
 * again, at most `rounds` times; each record comes once.
 */
export async function* steady(
  walk: () => AsyncIterable<Listed>,
  idOf: (record: unknown) => string | null,
  rounds = 3,
): AsyncGenerator<Listed> {
  const seen = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    const totals = new Set<number | null>();
    let last = 0;
    let nameless = 0;
    for await (const { records, total } of walk()) {
      totals.add(total);
      last = total ?? 0;
      nameless += records.filter((record) => idOf(record) === null).length;
      const fresh = records.filter((record) => isFresh(idOf(record), seen, round));
      if (fresh.length > 0 || round === 0) yield { records: fresh, total };
    }
    if (totals.size <= 1 && seen.size + nameless >= last) return;
  }
}

// What has no id is set aside by whoever reads it; once is enough.
function isFresh(id: string | null, seen: Set<string>, round: number): boolean {
  if (id === null) return round === 0;
  if (seen.has(id)) return false;
  seen.add(id);
  return true;
}
