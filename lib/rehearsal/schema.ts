import { z } from 'zod';

const Name = z.string().min(1).max(80);
const Milliseconds = z.number().int().min(0).max(86_400_000);

/** One fault to set at the sandbox. Which vendors, operations and kinds there are, the sandbox says itself. */
export const SetFault = z.strictObject({
  /** A vendor id, or `*` for all of them. */
  vendor: Name,
  operation: Name.optional(),
  kind: Name,
  status: z.number().int().min(400).max(599).optional(),
  told: Name.optional(),
  toldSeconds: z.number().int().min(0).max(86_400).optional(),
  delayMs: Milliseconds.optional(),
  jitterMs: Milliseconds.optional(),
  skewMs: z.number().int().min(-86_400_000).max(86_400_000).optional(),
  field: Name.optional(),
  /** How often it strikes; absent means for good. */
  times: z.number().int().min(1).max(100_000).optional(),
  /** Of all the calls it is for, which share it strikes. */
  chance: z.number().min(0).max(1).optional(),
  seed: Name.optional(),
  forMs: Milliseconds.optional(),
});
export type SetFault = z.infer<typeof SetFault>;

export const StartRehearsal = z.strictObject({ rehearsal: Name });
export type StartRehearsal = z.infer<typeof StartRehearsal>;

/** Without an id all of them go. */
export const ClearFaults = z.object({
  id: z
    .string()
    .regex(/^\d{1,9}$/, 'The number of a fault.')
    .optional(),
});
export type ClearFaults = z.infer<typeof ClearFaults>;

export const ActiveFault = z.object({
  id: z.number(),
  vendor: z.string(),
  operation: z.string().optional(),
  kind: z.string(),
  status: z.number().optional(),
  told: z.string().optional(),
  toldSeconds: z.number().optional(),
  delayMs: z.number().optional(),
  jitterMs: z.number().optional(),
  times: z.number().optional(),
  chance: z.number().optional(),
  untilMs: z.number().optional(),
  /** The calls it has struck. */
  hits: z.number(),
});
export type ActiveFault = z.infer<typeof ActiveFault>;

/** GET /api/sandbox: what may be set at the sandbox, and what is. */
export const Switchboard = z.object({
  vendors: z.array(z.object({ id: z.string(), operations: z.array(z.string()) })),
  kinds: z.array(z.object({ kind: z.string(), label: z.string(), takes: z.array(z.string()) })),
  told: z.array(z.string()),
  faults: z.array(ActiveFault),
});
export type Switchboard = z.infer<typeof Switchboard>;
