export type SlotKind = 'read' | 'write';

/**
 * How many calls may be under way with one credential at once: 4 reads and 2 writes. One read is kept free of background
 * work, so that a slow sync cannot keep a person from looking.
 */
export class Slots {
  private free = { read: 4, write: 2 };
  private waiting = new Set<() => void>();

  /** Takes a slot when there is one. Whoever gets true must `release` it. */
  tryTake(kind: SlotKind, forPerson: boolean): boolean {
    const kept = kind === 'read' && !forPerson ? 1 : 0;
    if (this.free[kind] <= kept) return false;
    this.free[kind] -= 1;
    return true;
  }

  release(kind: SlotKind): void {
    this.free[kind] += 1;
    const woken = [...this.waiting];
    this.waiting.clear();
    for (const wake of woken) wake();
  }

  /** Calls back once, at the next release. */
  whenReleased(wake: () => void): void {
    this.waiting.add(wake);
  }
}
