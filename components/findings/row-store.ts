import type { FindingRow } from '@/lib/findings/shapes';

type Entry = { row: FindingRow; at: number; pending: number };

/**
 * Rows that are newer than the lists they stand in: what a person just did, and what came of it. A list keeps its order
 * and its own rows; each row that is drawn asks here first. Changing one draws one row, however long the list.
 */
export class RowStore {
  private entries = new Map<string, Entry>();
  private listeners = new Map<string, Set<() => void>>();

  get = (id: string): FindingRow | undefined => this.entries.get(id)?.row;

  subscribe(id: string, listener: () => void): () => void {
    const all = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, all.add(listener));
    return () => {
      all.delete(listener);
      if (all.size === 0) this.listeners.delete(id);
    };
  }

  /** What the server said of a row; while a change of ours is under way, that change is shown over it. */
  put(row: FindingRow, now = Date.now()): void {
    const entry = this.entries.get(row.id);
    if (entry?.pending) return;
    this.entries.set(row.id, { row, at: now, pending: 0 });
    this.tell(row.id);
  }

  /** Shows a change before the server has it; `settle` ends it with the server's row, or the one before on failure. */
  expect(before: FindingRow, change: Partial<FindingRow>): (settled?: FindingRow) => void {
    const known = this.entries.get(before.id);
    const base = known?.row ?? before;
    this.entries.set(before.id, { row: { ...base, ...change }, at: Date.now(), pending: (known?.pending ?? 0) + 1 });
    this.tell(before.id);
    return (settled) => {
      const entry = this.entries.get(before.id);
      if (!entry) return;
      const pending = entry.pending - 1;
      // With another change still under way, only what this one did is taken back.
      const row = settled ?? { ...entry.row, ...pick(base, change) };
      this.entries.set(before.id, { row, at: Date.now(), pending });
      this.tell(before.id);
    };
  }

  /** A list was asked for at `askedAt` and answered: what it holds is newer than what was known before that. */
  forget(ids: Iterable<string>, askedAt: number): void {
    for (const id of ids) {
      const entry = this.entries.get(id);
      if (!entry || entry.pending > 0 || entry.at >= askedAt) continue;
      this.entries.delete(id);
      this.tell(id);
    }
  }

  /** Rows a person has acted on, or whose outcome is awaited. */
  ids(): ReadonlySet<string> {
    return new Set(this.entries.keys());
  }

  private tell(id: string): void {
    for (const listener of this.listeners.get(id) ?? []) listener();
  }
}

/** The one store of this browser: queue, peek and pages show the same row. */
export const rowStore = new RowStore();

function pick(row: FindingRow, keys: Partial<FindingRow>): Partial<FindingRow> {
  return Object.fromEntries(Object.entries(row).filter(([key]) => key in keys));
}
