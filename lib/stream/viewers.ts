import type { Viewer } from './shapes';

/** A browser says every 20 s that somebody is still there; after this time without a word they have left. */
const GONE_MS = 45_000;

type Seen = Viewer & { until: number };

/** Who has which finding open in one workspace. Told between processes and never stored: it is about this minute only. */
export class Viewers {
  private seen = new Map<string, Seen>();

  /** True when the picture changed. */
  hear({ findingId, userId, name }: Viewer, isHere: boolean, now: number): boolean {
    const key = `${userId} ${findingId}`;
    if (!isHere) return this.seen.delete(key);
    const isNew = !this.seen.has(key);
    this.seen.set(key, { findingId, userId, name, until: now + GONE_MS });
    return isNew;
  }

  /** Lets go of those who have not been heard of; true when there were any. */
  expire(now: number): boolean {
    const late = [...this.seen].filter(([, { until }]) => until <= now);
    for (const [key] of late) this.seen.delete(key);
    return late.length > 0;
  }

  all(): Viewer[] {
    return [...this.seen.values()].map(({ findingId, userId, name }) => ({ findingId, userId, name }));
  }
}
