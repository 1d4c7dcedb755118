import type { Passing } from './open';

type Heard = { status: number; headers: Record<string, string> };

/** One call whose answer may be passed on: whether that has begun, and what came of it. */
export class Passed<T> {
  hasBegun = false;
  ended: { data: T } | null = null;
  constructor(private readonly passing: Passing<T>) {}

  get over(): number {
    return this.passing.over;
  }

  async to(heard: Heard, chunks: AsyncIterable<Uint8Array>): Promise<void> {
    this.hasBegun = true;
    this.ended = { data: await this.passing.to(heard, chunks) };
  }
}
