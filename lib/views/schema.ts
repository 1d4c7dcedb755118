import { z } from 'zod';
import { Role } from '@/lib/model/role';

const SORT = /^-?[a-z][a-zA-Z]{0,30}$/;

const fields = {
  name: z.string().trim().min(1, 'Give it a name.').max(60),
  /** Read by the language's own parser, which points at what is wrong. */
  q: z.string().max(4000),
  sort: z.string().regex(SORT, 'No order of the queue.').default('-severity'),
  groupBy: z.enum(['policy', 'person', 'resource', 'account']).nullable().default(null),
  isShared: z.boolean().default(false),
};

export const ViewId = z.object({ id: z.uuid().toLowerCase() });
export const CreateView = z.object(fields);
export type CreateView = z.infer<typeof CreateView>;

const version = z.int32().positive();
export const UpdateView = z.object({
  version,
  name: fields.name.optional(),
  q: fields.q.optional(),
  sort: z.string().regex(SORT, 'No order of the queue.').optional(),
  groupBy: z.enum(['policy', 'person', 'resource', 'account']).nullable().optional(),
  isShared: z.boolean().optional(),
});
export type UpdateView = z.infer<typeof UpdateView>;

export const ViewVersion = z.object({ version });
export const PinView = z.object({ isPinned: z.boolean() });
/** `for`: the person who asks, or everybody of a role. Null: none. */
export const DefaultView = z.object({
  for: z.union([z.literal('me'), Role]),
  viewId: z.uuid().toLowerCase().nullable(),
});
export type DefaultView = z.infer<typeof DefaultView>;
