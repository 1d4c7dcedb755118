export type RecordedCall = {
  seq: number;
  at: string;
  vendor: string;
  operation: string;
  method: string;
  path: string;
  /** 0 until answered, and for good when no answer was given. */
  status: number;
  /** How long the answer asked to wait; a call before that came earlier than told. */
  toldMs?: number;
  body?: unknown;
};

export type CallLog = {
  add(call: Omit<RecordedCall, 'seq' | 'status'>): RecordedCall;
  /** Oldest first; `since` is a seq and is itself left out. */
  list(filter: { vendor?: string; operation?: string; since?: number }): RecordedCall[];
  clear(): void;
};

/** The last requests all vendors were asked, for tests that must know what was really sent. */
export function makeCallLog(size = 50_000): CallLog {
  let ring: RecordedCall[] = [];
  let seq = 0;
  return {
    add(call) {
      seq += 1;
      const recorded = { ...call, seq, status: 0 };
      ring[seq % size] = recorded;
      return recorded;
    },
    list({ vendor, operation, since = 0 }) {
      return ring
        .filter(
          (call) =>
            call.seq > since &&
            (vendor === undefined || call.vendor === vendor) &&
            (operation === undefined || call.operation === operation),
        )
        .sort((a, b) => a.seq - b.seq);
    },
    clear() {
      ring = [];
    },
  };
}
