import type { Call } from './call';
import type { Clock } from './clock';
import type { Journal } from './journal';
import type { LimitClass } from './limits';
import type { Route } from './route';
import type { World } from './world';

export const vendorIds = ['zscaler-workflow', 'zscaler-posture', 'lacework-edge', 'workato'] as const;
export type VendorId = (typeof vendorIds)[number];

export type Deps = {
  seed: string;
  /** Data lies before this instant, arrivals after it. */
  epochMs: number;
  scale: 'full' | 'small';
  world: World;
  clock: Clock;
  journal: Journal;
  /** `http://127.0.0.1:port` of the server that stands for the customer's evidence storage. */
  evidenceOrigin: string;
  env: Record<string, string | undefined>;
};

export type VendorApp = {
  routes: Route[];
  limits: Record<string, LimitClass>;
  /** Whose budget a call draws on: the credential's (default) or the caller's address. */
  limitBy?: 'key' | 'address';
  /** Headers of a 429 beside Retry-After. */
  limitHeaders?(seconds: number): Record<string, string>;
  /** Names the credential behind a call to a route that is not open; throws a Refusal when there is none. */
  auth?(call: Call): string;
  errorBody(status: number, message: string): unknown;
  errorHeaders?(status: number, body: unknown): Record<string, string>;
  credentials: Record<string, string>;
  /** Enum, number, name: what an operator of this tenant would tell the product about unnamed numbers. */
  labels?: Record<string, Record<string, string>>;
  /** Changes a record as a colleague in the vendor's own portal would. False: no such record. Throws Refusal(400). */
  portal(id: string, set: Record<string, unknown>): boolean;
  /** Ends every session there is; absent where a key is all there is. */
  endSessions?(): void;
  /** Something new arrives or changes; called every `tickMs` while the clock runs. */
  tick?(): void;
  tickMs?: number;
  /** Routes of the evidence storage, served without credentials on its own port. */
  evidenceRoutes?: Route[];
};
