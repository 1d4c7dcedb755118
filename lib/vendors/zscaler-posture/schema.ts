import { z } from 'zod';
import { type WithRaw, withRaw } from '../raw';
import { epochTime } from './times';

// A field that only describes may change its type without the alert being lost: `raw` still holds it. Absent, null and
// "" mean the same in the vendor's samples.
const word = z
  .union([z.string(), z.number()])
  .transform(String)
  .nullish()
  .catch(null)
  .transform((value) => (value?.trim() ? value : null));
const instant = z
  .union([z.number(), z.string()])
  .nullish()
  .catch(null)
  .transform((value) => epochTime(value));

function part<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object(shape).nullish().catch(null);
}

const Kubernetes = part({ cluster_type: word, cluster_name: word });

const AlertView = z
  .object({
    alert_id: z.string().min(1).max(200),
    alert_description: word,
    alert_status: word,
    csp: word,
    severity: word,
    created: instant,
    updated: instant,
    policy: part({ policy_id: word, policy_name: word, policy_description: word }),
    cloud_resource: part({
      resource_id: word,
      resource_name: word,
      resource_region: word,
      tags: z.array(z.string()).nullish().catch(null),
    }),
    identity: part({ identity_id: word, identity_name: word }),
    cloud_account: part({ account_id: word, account_name: word }),
    // One sample spells it with a capital.
    kubernetes: Kubernetes,
    Kubernetes,
  })
  .refine(({ created, updated }) => created !== null || updated !== null, {
    path: ['created'],
    message: 'An alert without any time.',
  });

export type Alert = WithRaw<z.infer<typeof AlertView>>;
export const Alert: z.ZodType<Alert> = withRaw(AlertView);

/** The list as two of the three samples have it, or the one alert without a wrapper of the third. */
export const AlertList = z.union([
  z
    .looseObject({
      alerts: z.array(z.unknown()).nullable(),
      total_count: z.number().int().nonnegative().nullish().catch(null),
      next_link: z.string().nullish(),
    })
    .transform(({ alerts, total_count, next_link }) => ({
      alerts: alerts ?? [],
      total: total_count ?? null,
      nextLink: next_link || null,
    })),
  z.looseObject({ alert_id: z.string().min(1) }).transform((alert) => ({ alerts: [alert], total: 1, nextLink: null })),
]);
export type AlertList = { alerts: unknown[]; total: number | null; nextLink: string | null };
