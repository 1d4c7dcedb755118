import { z } from 'zod';
import type { About } from '@/lib/vendors/about';
import { CATALOGUE } from '@/lib/vendors/catalogue';
import type { VendorField, VendorForm, VendorList } from './schema';

/** Every vendor as the connection form needs it: plain JSON, drawn from the vendors' own schemas. */
export function listVendors(): VendorList {
  return { vendors: CATALOGUE.map(formOf) };
}

function formOf(about: About): VendorForm {
  return {
    id: about.id,
    label: about.label,
    purpose: about.purpose,
    source: about.source,
    credentials: fieldsOf(about.credentials, true),
    settings: fieldsOf(about.settings, false),
    origins: about.origins.map((one) => ({ ...one })),
    hosts: [...about.hosts],
    customOrigin: about.customOrigin,
    commands: [...about.commands],
    nouns: [...about.nouns],
    cannot: about.cannot,
  };
}

// What `.meta()` says beside what JSON Schema knows.
const Property = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  maxLength: z.number().optional(),
  default: z.unknown().optional(),
  label: z.string().optional(),
  hint: z.string().optional(),
  secret: z.boolean().optional(),
});
type Property = z.infer<typeof Property>;

const Shape = z.looseObject({
  properties: z.record(z.string(), Property).default({}),
  required: z.array(z.string()).default([]),
});

/** The inputs a schema asks for, in its own order. */
export function fieldsOf(schema: z.ZodObject, secret: boolean): VendorField[] {
  const { properties, required } = Shape.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return Object.entries(properties).map(([name, property]) => ({
    name,
    label: property.label ?? name,
    hint: property.hint ?? null,
    kind: kindOf(property),
    secret: property.secret ?? secret,
    required: required.includes(name),
    choices: property.enum ?? null,
    initial: property.default ?? null,
  }));
}

function kindOf({ type, enum: choices, maxLength = 0 }: Property): VendorField['kind'] {
  if (choices) return 'choice';
  if (type === 'boolean') return 'switch';
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'object' || type === 'array') return 'json';
  return maxLength > 5000 ? 'long_text' : 'text';
}
