import type { Instant, Tenant } from '@/lib/findings/shapes';

/** A call that a person made by name. */
export type PastCall = {
  id: string;
  tenant: Tenant;
  operation: string;
  /** What it carried, without its secrets; null where that was too long to keep. */
  input: { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown; purpose?: string } | null;
  at: Instant;
  ms: number;
  /** `answered` whole, `queued`, `broke_off` before its end, `let_go` by the person, or the code of the problem. */
  outcome: string;
  message: string | null;
};

/** GET /api/operations/calls */
export type PastCalls = { calls: PastCall[] };
