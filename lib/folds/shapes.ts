import type { FoldAcceptance, Instant, Tenant } from '@/lib/findings/shapes';
import type { Severity } from '@/lib/model/finding';

/**
 * What a posture policy found in one account of a tenant. `resources` counts those with an open alert, and all that
 * ever had an alert of this policy there: how many its vendor checks, it does not tell. `findings` add up to their total.
 */
export type FoldRow = {
  tenant: Tenant;
  policy: string;
  account: string;
  title: string;
  /** The worst that is open; with nothing open the worst of all. */
  severity: Severity;
  resources: { open: number; all: number };
  findings: Record<'open' | 'accepted' | 'snoozed' | 'suppressed' | 'merged' | 'resolved' | 'total', number>;
  /** Open ones that were raised in the last seven days. */
  fresh: number;
  /** When the oldest open one was raised. */
  oldestAt: Instant | null;
  acceptance: FoldAcceptance | null;
};

/** GET /api/folds. `total`: how many folds there are; `items` are the first of them. `loose`: open alerts that name no policy or account. */
export type FoldPage = {
  items: FoldRow[];
  total: number;
  tabs: { open: number; reopened: number; accepted: number };
  loose: { count: number; query: string };
};
