import { randomBytes } from 'node:crypto';

/** More ids than this are not carried in one event. */
const MOST_IDS = 200;
const MOST_EVENTS = 500;

export type Change = { at: number; ids: string[] | null };

/** The last changes of one workspace, numbered. A number of another process, or one long past, tells of a gap. */
export class Ring {
  private readonly epoch = randomBytes(6).toString('hex');
  private last = 0;
  private kept: Change[] = [];

  add(ids: readonly string[] | null): Change {
    this.last += 1;
    const change = { at: this.last, ids: ids === null || ids.length > MOST_IDS ? null : [...ids] };
    this.kept.push(change);
    if (this.kept.length > MOST_EVENTS) this.kept.shift();
    return change;
  }

  /** From here on nobody can know what happened before: an earlier number is answered with a gap. */
  forget(): void {
    this.last += 1;
    this.kept = [];
  }

  idOf(at: number = this.last): string {
    return `${this.epoch}.${at}`;
  }

  /** What happened after the event of this id; null where that cannot be known any more. */
  since(id: string | null): Change[] | null {
    if (id === null) return [];
    const [epoch, digits = ''] = id.split('.');
    const at = Number(digits);
    if (epoch !== this.epoch || !/^\d{1,15}$/.test(digits) || at > this.last) return null;
    const missed = this.kept.filter((one) => one.at > at);
    return missed.length === this.last - at ? missed : null;
  }
}
