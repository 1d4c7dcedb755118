export type SlotKind = 'read' | 'write';

const MOST_PER_VENDOR = 16;
/** Of a vendor's, which background work of many tenants together leaves free. */
const LEFT_TO_PEOPLE = 4;

/** How many calls may be under way with one vendor at once, whatever the number of its tenants. */
export class VendorSlots {
  private free = MOST_PER_VENDOR;
  private waiting = new Set<() => void>();

  tryTake(forPerson: boolean): boolean {
    if (this.free <= (forPerson ? 0 : LEFT_TO_PEOPLE)) return false;
    this.free -= 1;
    return true;
  }

  release(): void {
    this.free += 1;
    const woken = [...this.waiting];
    this.waiting.clear();
    for (const wake of woken) wake();
  }

  whenReleased(wake: () => void): void {
    this.waiting.add(wake);
  }
}

/**
 * How many calls may be under way with one credential at once: 4 reads and 2 writes. One read is kept free of background
 * work, so that a slow sync cannot keep a person from looking.
 */
export class Slots {
  private free = { read: 4, write: 2 };

  constructor(private readonly vendor = new VendorSlots()) {}

  /** Takes a slot when there is one. Whoever gets true must `release` it. */
  tryTake(kind: SlotKind, forPerson: boolean): boolean {
    const kept = kind === 'read' && !forPerson ? 1 : 0;
    if (this.free[kind] <= kept || !this.vendor.tryTake(forPerson)) return false;
    this.free[kind] -= 1;
    return true;
  }

  release(kind: SlotKind): void {
    this.free[kind] += 1;
    this.vendor.release();
  }

  /** Calls back once, at the next release: of this credential's, or of another's of the vendor. */
  whenReleased(wake: () => void): void {
    this.vendor.whenReleased(wake);
  }

  underWay(): Record<SlotKind, number> {
    return { read: 4 - this.free.read, write: 2 - this.free.write };
  }
}
