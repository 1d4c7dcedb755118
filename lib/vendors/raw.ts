import { z } from 'zod';

/** A record as a schema reads it, and as it came: what the schema could not make sense of is not lost. */
export type WithRaw<View> = { view: View; raw: Record<string, unknown> };

/** For schemas in which a field that only describes may fall back to null. */
export function withRaw<View>(schema: z.ZodType<View>): z.ZodType<WithRaw<View>> {
  return z.unknown().transform((raw, ctx) => {
    if (!isRecord(raw)) {
      ctx.addIssue({ code: 'invalid_type', expected: 'record', input: raw });
      return z.NEVER;
    }
    const read = schema.safeParse(raw);
    if (read.success) return { view: read.data, raw };
    for (const { path, message } of read.error.issues) ctx.addIssue({ code: 'custom', path: [...path], message });
    return z.NEVER;
  });
}

// By hand, because z.record would copy each record into an object that is slow to read and to write.
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list that may be null or absent, which means empty; items that no schema can read are left out. */
export function lenientList<Item>(item: z.ZodType<Item>): z.ZodType<Item[]> {
  return z
    .array(z.unknown())
    .nullish()
    .catch(null)
    .transform((items) =>
      (items ?? []).flatMap((one) => {
        const read = item.safeParse(one);
        return read.success ? [read.data] : [];
      }),
    );
}
