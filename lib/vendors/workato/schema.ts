import { z } from 'zod';
import { lenientList, withRaw } from '../raw';
import { workatoTime } from './times';

/** Log entries, recipes and connections are numbered; a number too large to be exact is no id. */
export const WorkatoId = z.union([z.int().nonnegative(), z.string().regex(/^\d{1,30}$/)]);
export const TagHandle = z.string().min(1).max(200);

// A field that only describes may change its type without the record being lost; `raw` keeps it as it came.
const text = z.string().nullish().catch(null);
const instant = z.string().refine((value) => workatoTime(value) !== null, 'A time we do not know the spelling of.');

const Person = z.object({ id: WorkatoId.nullish().catch(null), name: text, email: text });

export const WorkatoActivity = withRaw(
  z.object({
    id: WorkatoId,
    timestamp: instant,
    event_type: z.string().min(1).max(200),
    workspace: z.object({ name: text, environment: text }).nullish().catch(null),
    user: Person.nullish().catch(null),
    details: z
      .looseObject({ activity: text, request: z.object({ ip_address: text }).nullish().catch(null) })
      .nullish()
      .catch(null),
    resource: z
      .looseObject({ id: WorkatoId.nullish().catch(null), name: text, type: text })
      .nullish()
      .catch(null),
  }),
);
export type WorkatoActivity = z.infer<typeof WorkatoActivity>;

export const WorkatoActivityPage = z.looseObject({
  data: z.array(z.unknown()),
  total: z.number().int().nonnegative().nullish().catch(null),
});
export type WorkatoActivityPage = z.infer<typeof WorkatoActivityPage>;

export const WorkatoTag = withRaw(
  z.object({
    handle: TagHandle,
    title: text,
    description: text,
    color: text,
    created_at: text,
    updated_at: text,
    assignment_count: z.number().int().nonnegative().nullish().catch(null),
  }),
);
export type WorkatoTag = z.infer<typeof WorkatoTag>;

export const WorkatoTagPage = z.looseObject({ data: z.looseObject({ tags: z.array(z.unknown()) }) });

/** Create and update answer the tag in `data`; one of the vendor's own clients reads it bare. Both are taken. */
export const WorkatoChangedTag = z.union([
  z.looseObject({ data: WorkatoTag }).transform((answer) => answer.data),
  WorkatoTag,
]);

export const WorkatoCleared = z.looseObject({ success: z.boolean() });

export const WorkatoUser = z.looseObject({
  id: WorkatoId,
  name: text,
  company_name: text,
  recipes_count: z.number().nullish().catch(null),
  active_recipes_count: z.number().nullish().catch(null),
});
export type WorkatoUser = z.infer<typeof WorkatoUser>;

/** A recipe or a connection, as far as tags go. */
export const WorkatoAsset = z.looseObject({
  id: WorkatoId,
  name: text,
  // One odd tag does not take the others with it.
  tags: lenientList(z.union([z.looseObject({ handle: TagHandle, title: text }), TagHandle])),
});
export type WorkatoAsset = z.infer<typeof WorkatoAsset>;

/** The paper does not show these two lists' wrapper: bare, in `items`, in `data`, or named after what they hold. */
export function assetsOf(name: 'recipes' | 'connections'): z.ZodType<unknown[]> {
  const list = z.array(z.unknown());
  return z.union([
    list,
    z.looseObject({ items: list }).transform((answer) => answer.items),
    z.looseObject({ data: list }).transform((answer) => answer.data),
    z.looseObject({ [name]: list }).transform((answer) => list.parse(answer[name])),
  ]);
}
