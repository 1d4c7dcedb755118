import { SendFailure } from './send-failure';

/** Deeper than any record that a vendor documents. */
const MAX_DEPTH = 60;
const [QUOTE, BACKSLASH, SPACE] = [0x22, 0x5c, 0x20];
const CLOSERS: Record<number, number> = { 123: 0x7d, 91: 0x5d };

/** True when bytes begin as an object or a list does: what begins otherwise is a web page, or no data. */
export function beginsAsJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > SPACE);
  return first !== undefined && first in CLOSERS;
}

/**
 * Looks at bytes that pass by, for whether they are one JSON object or list from end to end: its brackets and strings
 * close, and nothing follows. What stands between them nobody reads. Throws `SendFailure` where that is not so.
 */
export class WholeJson {
  #closers: number[] = [];
  #inString = false;
  #escaped = false;
  #hasEnded = false;

  feed(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === BACKSLASH) this.#escaped = true;
        else if (byte === QUOTE) this.#inString = false;
      } else if (byte > SPACE) this.#structure(byte);
    }
  }

  end(): void {
    if (!this.#hasEnded) throw new SendFailure('unreadable', 'JSON_CUT');
  }

  #structure(byte: number): void {
    if (this.#hasEnded) throw new SendFailure('unreadable', 'JSON_FOLLOWED');
    if (byte === QUOTE) this.#inString = true;
    else if (byte === 0x7b || byte === 0x5b) this.#open(byte);
    else if (byte === 0x7d || byte === 0x5d) this.#close(byte);
  }

  #open(byte: number): void {
    if (this.#closers.length >= MAX_DEPTH) throw new SendFailure('unreadable', 'JSON_TOO_DEEP');
    this.#closers.push(CLOSERS[byte] ?? 0);
  }

  #close(byte: number): void {
    if (this.#closers.pop() !== byte) throw new SendFailure('unreadable', 'JSON_BRACKETS');
    this.#hasEnded = this.#closers.length === 0;
  }
}
