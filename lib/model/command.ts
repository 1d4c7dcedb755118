import { z } from 'zod';

const text = (max: number) => z.string().trim().min(1).max(max);
const label = z.object({ key: text(200), value: text(200) });
const handles = z.array(text(200)).max(500).default([]);
const numbers = z
  .array(z.string().regex(/^\d{1,18}$/))
  .max(500)
  .default([]);

/** Every write that can be asked of a vendor. `target` of a command is the vendor's own id of what it changes. */
export const COMMANDS = {
  'dlp.close': z.object({
    resolutionLabel: label.optional(),
    resolutionCode: z.enum(['FALSE_POSITIVE']).optional(),
    notes: z.string().trim().max(4000).optional(),
  }),
  'dlp.note': z.object({ notes: text(4000) }),
  'dlp.label': z.object({ labels: z.array(label).min(1).max(20) }),
  'edge.status': z.object({ newStatus: z.int() }),
  'edge.owner': z.object({ ownerUuid: z.string().max(200), ownerDisplayName: z.string().max(200) }),
  'edge.close': z.object({ incidentStatus: z.int(), noteText: text(4000) }),
  'edge.note': z.object({ noteText: text(4000) }),
  'edge.run-workflow': z.object({ workflowUuid: text(200) }),
  'run.answer': z.object({ answerIndex: text(200), justification: z.string().trim().max(4000).optional() }),
  'policy.status': z.object({ status: z.enum(['ACTIVE', 'SUSPENDED']), expectedUpdateTime: z.int().optional() }),
  'tag.create': z.object({
    title: text(30),
    description: z.string().max(150).optional(),
    color: text(40).optional(),
  }),
  'tag.update': z.object({
    title: text(30),
    description: z.string().max(150).optional(),
    color: text(40).optional(),
  }),
  'tag.delete': z.object({}),
  'tag.assign': z.object({
    addTags: handles,
    removeTags: handles,
    recipeIds: numbers,
    connectionIds: numbers,
  }),
  'secrets.clear': z.object({}),
  /** Any write of a vendor's contract by its name; what it takes is in the vendor's own table. */
  'operation.call': z.object({
    operation: text(80),
    params: z.record(z.string(), z.string()),
    query: z.record(z.string(), z.unknown()),
    body: z.unknown().optional(),
  }),
} as const;

export type CommandKind = keyof typeof COMMANDS;
export const CommandKind = z.enum(Object.keys(COMMANDS) as [CommandKind]);
export type CommandInput<K extends CommandKind> = z.infer<(typeof COMMANDS)[K]>;

/** One write for one target. `reference` is a short text that notes carry, so that a read-back can find them. */
export type Command<K extends CommandKind = CommandKind> = {
  kind: K;
  target: string;
  input: CommandInput<K>;
  reference: string;
};
