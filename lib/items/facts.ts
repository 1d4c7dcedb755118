import { z } from 'zod';
import type { ItemNoun } from '@/lib/model/record';
import type { ItemFacts } from './shapes';

// What the vendor sent was kept whole; here only what a list shows of it is read, and what does not fit reads as absent.
const text = z.string().min(1).nullish().catch(null);
const count = z.number().int().nonnegative().nullish().catch(null);
const code = z
  .union([z.string().min(1), z.number()])
  .nullish()
  .catch(null);
const epochMs = z.coerce.number().int().positive().max(8_640_000_000_000_000).nullish().catch(null);
const part = <S extends z.ZodRawShape>(shape: S) => z.looseObject(shape).nullish().catch(null);

const Policy = z.looseObject({ description: text, action: code });

/** Enum, number, name: what this tenant's numbers mean, as its admin has written it down. */
export const NumberNames = z.record(z.string(), z.record(z.string(), z.string())).catch({});
export type NumberNames = z.infer<typeof NumberNames>;
const Workflow = z.looseObject({ description: text });
const WorkflowRun = z.looseObject({
  workflow_name: text,
  user_display_name: text,
  webapp: text,
  app_host: text,
  text: text,
  answers: z
    .array(z.looseObject({ answer: text }).catch({ answer: null }))
    .nullish()
    .catch(null),
  answer_index: z.union([z.string(), z.number()]).nullish().catch(null),
  create_time: epochMs,
});
const Tag = z.looseObject({ description: text, color: text, assignment_count: count, author: part({ name: text }) });
const Activity = z.looseObject({
  event_type: text,
  workspace: part({ environment: text }),
  user: part({ name: text, email: text }),
  details: part({ request: part({ ip_address: text }) }),
  resource: z
    .union([
      z
        .string()
        .min(1)
        .transform((name) => ({ name, type: null })),
      z.looseObject({ name: text, type: text }),
    ])
    .nullish()
    .catch(null),
  // Lacework Edge.
  op: text,
  user_login: text,
  user_display_name: text,
  client_ip: text,
  path: text,
  account_name: text,
  // Zscaler Workflow Automation.
  action: part({ action: text }),
  changedBy: text,
  module: text,
});
const User = z.looseObject({ email: text, login: text });

type Reader = { [N in ItemNoun]: (raw: unknown, names: NumberNames) => ItemFacts[N] };

const READERS: Reader = {
  policy: (raw, names) => {
    const { description, action } = Policy.parse(raw);
    return { description: description ?? null, action: named(names, 'policyAction', action) };
  },
  workflow: (raw) => ({ description: Workflow.parse(raw).description ?? null }),
  workflow_run: (raw) => {
    const run = WorkflowRun.parse(raw);
    const answers = (run.answers ?? []).flatMap(({ answer }, at) =>
      answer ? [{ index: String(at), label: answer }] : [],
    );
    const index = run.answer_index === null || run.answer_index === undefined ? '' : String(run.answer_index);
    return {
      workflow: run.workflow_name ?? null,
      user: run.user_display_name ?? null,
      app: run.webapp ?? run.app_host ?? null,
      question: run.text ?? null,
      answers,
      answered: index === '' ? null : (answers.find((one) => one.index === index)?.label ?? index),
      createdAt: run.create_time ? new Date(run.create_time).toISOString() : null,
    };
  },
  tag: (raw) => {
    const tag = Tag.parse(raw);
    return {
      description: tag.description ?? null,
      color: tag.color ?? null,
      assignments: tag.assignment_count ?? null,
      author: tag.author?.name ?? null,
    };
  },
  activity: (raw) => {
    const entry = Activity.parse(raw);
    return {
      event: entry.event_type ?? entry.op ?? entry.action?.action ?? null,
      actor:
        entry.user?.email ?? entry.user?.name ?? entry.user_login ?? entry.user_display_name ?? entry.changedBy ?? null,
      address: entry.details?.request?.ip_address ?? entry.client_ip ?? null,
      resource: entry.resource?.name ?? entry.path ?? null,
      resourceKind: entry.resource?.type ?? entry.module ?? null,
      environment: entry.workspace?.environment ?? entry.account_name ?? null,
    };
  },
  user: (raw) => {
    const user = User.parse(raw);
    return { email: user.email ?? user.login ?? null };
  },
};

/** What a list shows of an item beyond its title and status. */
export function factsOf<N extends ItemNoun>(noun: N, raw: unknown, names: NumberNames): ItemFacts[N] {
  return READERS[noun](raw, names);
}

/** A number nobody has named is shown as such. */
function named(names: NumberNames, enumName: string, value: string | number | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'number' ? (names[enumName]?.[value] ?? `unknown (${value})`) : value;
}

/** Where a person's words are looked for, beside the title: the paths of the same fields in SQL. */
export const SEARCHED: Record<ItemNoun, readonly string[]> = {
  policy: ["i.raw->>'description'"],
  workflow: ["i.raw->>'description'"],
  workflow_run: ["i.raw->>'workflow_name'", "i.raw->>'user_display_name'", "i.raw->>'app_host'", "i.raw->>'text'"],
  tag: ["i.raw->>'description'"],
  activity: [
    "i.raw->'user'->>'email'",
    "i.raw->'user'->>'name'",
    "i.raw->'details'->'request'->>'ip_address'",
    "i.raw->'resource'->>'name'",
    "i.raw->>'user_login'",
    "i.raw->>'user_display_name'",
    "i.raw->>'client_ip'",
    "i.raw->>'path'",
    "i.raw->>'changedBy'",
    "i.raw->>'changeNote'",
  ],
  user: ["i.raw->>'email'"],
};
