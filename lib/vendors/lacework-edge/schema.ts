import { z } from 'zod';
import { withRaw } from '../raw';

/** Ids are held to; they are always text. */
export const EdgeId = z.string().min(1).max(200);

// A field that only describes may change its type without the record being lost; `raw` keeps it as it came.
const text = z.string().nullish().catch(null);
const count = z.number().int().nonnegative().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);
// A field that decides what the record is may not: the record is set aside instead of being read wrongly.
const time = z.union([z.number(), z.string().regex(/^\d{1,20}$/)]).nullish();
const enumValue = z.union([z.number(), z.string().max(200)]).nullish();

export const EdgeAlert = withRaw(
  z
    .object({
      uuid: EdgeId,
      account_name: text,
      event_type: text,
      description: text,
      severity: enumValue,
      status: enumValue,
      incident_status: enumValue,
      create_time: time,
      update_time: time,
      closed_time: time,
      owner_uuid: text,
      owner_display_name: text,
      related_entities: z.object({ users_count: count, devices_count: count }).nullish().catch(null),
    })
    .refine((alert) => Number(alert.create_time ?? 0) > 0 || Number(alert.update_time ?? 0) > 0, {
      path: ['create_time'],
      message: 'An alert without any time has no place in the queue.',
    }),
);
export type EdgeAlert = z.infer<typeof EdgeAlert>;

export const EdgePolicy = withRaw(
  z.object({
    uuid: EdgeId,
    name: text,
    description: text,
    type: enumValue,
    action: enumValue,
    status: enumValue,
    create_time: time,
    update_time: time,
  }),
);
export type EdgePolicy = z.infer<typeof EdgePolicy>;

export const EdgeWorkflow = withRaw(
  z.object({
    uuid: EdgeId,
    name: text,
    title: text,
    status: enumValue,
    create_time: time,
    update_time: time,
  }),
);
export type EdgeWorkflow = z.infer<typeof EdgeWorkflow>;

export const EdgeWorkflowRun = withRaw(
  z.object({
    uuid: EdgeId,
    workflow_name: text,
    text: text,
    user_display_name: text,
    app_url: text,
    app_host: text,
    status: enumValue,
    answer_index: z.union([z.string(), z.number()]).nullish(),
    can_user_approve: flag,
    create_time: time,
    update_time: time,
  }),
);
export type EdgeWorkflowRun = z.infer<typeof EdgeWorkflowRun>;

export const EdgeUser = withRaw(
  z.object({
    uuid: EdgeId,
    display_name: text,
    role: enumValue,
    status: enumValue,
    create_time: time,
    update_time: time,
  }),
);
export type EdgeUser = z.infer<typeof EdgeUser>;

export const EdgeDevice = withRaw(z.object({ uuid: EdgeId }));

/** One call that somebody made to the vendor. Its body is not read: it may hold what was sent as a secret. */
export const EdgeAuditEvent = withRaw(
  z.object({ uuid: EdgeId, op: text, method: text, matched_path: text, response_status_text: text, create_time: time }),
);
export type EdgeAuditEvent = z.infer<typeof EdgeAuditEvent>;

export const EdgeAction = z.object({
  action_type: enumValue,
  alert_status_change: z.object({ new_status: enumValue }).nullish(),
  close_with_reason: z.object({ incident_status: enumValue, note_text: text }).nullish(),
  note: z.object({ note_text: text }).nullish(),
  run_workflow: z
    .looseObject({
      workflow_uuid: text,
      workflow_run_uuid: text,
      workflow_run: z.object({ workflow_name: text, workflow_uuid: text }).nullish().catch(null),
    })
    .nullish(),
  update_owner: z.object({ owner_uuid: text, owner_display_name: text }).nullish(),
});
export type EdgeAction = z.infer<typeof EdgeAction>;

export const EdgeHistoryItem = withRaw(
  z.object({
    uuid: EdgeId,
    actor_display_name: text,
    actor_uuid: text,
    timestamp: time,
    action: EdgeAction.nullish(),
  }),
);
export type EdgeHistoryItem = z.infer<typeof EdgeHistoryItem>;

export const EdgeSession = z.looseObject({
  token: z.string().min(1).max(16_384),
  account_name: text,
  ttl_sec: z.number().nullish().catch(null),
  expire_time_sec: z.number().nullish().catch(null),
});
export type EdgeSession = z.infer<typeof EdgeSession>;

export const EdgeActionAnswer = z.looseObject({ alert_uuid: text, alert_update_time: time });
export const EdgeActionAnswers = z.looseObject({ responses: z.array(EdgeActionAnswer) });

/**
 * A list in its one named wrapper. An answer without the wrapper is not read as an empty list, save `{}`: that is how
 * the encoding this vendor uses writes a message whose only field is empty.
 */
export function listOf(key: string): z.ZodType<unknown[]> {
  return z.record(z.string(), z.unknown()).transform((answer, context) => {
    const list = answer[key];
    if (Array.isArray(list)) return list;
    if (list === null || Object.keys(answer).length === 0) return [];
    context.addIssue({ code: 'custom', path: [key], message: 'The list is missing.' });
    return z.NEVER;
  });
}

/** A list that may go on behind a token; an empty token ends it. */
export const EdgeDevicePage = z.looseObject({
  devices: z.array(z.unknown()).nullish(),
  continuation_token: text,
});
