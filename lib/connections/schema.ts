import { z } from 'zod';

export const ConnectionState = z.enum(['pending', 'ok', 'failing', 'auth_failed', 'disabled', 'removed']);
export type ConnectionState = z.infer<typeof ConnectionState>;

/** How a state is said to people. */
export const STATE_WORDS: Record<ConnectionState, string> = {
  pending: 'Being checked',
  ok: 'Working',
  failing: 'Failing, tried again',
  auth_failed: 'Stopped: needs an admin',
  disabled: 'Disabled',
  removed: 'Removed',
};

/** What stands where a secret is set. Nobody, the server of the console included, can say more. */
export const HIDDEN = '••••';

/** One vendor tenant (the interface says tenant). Never holds a secret. */
export const Connection = z.object({
  id: z.uuid(),
  vendor: z.string(),
  vendorLabel: z.string(),
  name: z.string(),
  origin: z.string(),
  settings: z.record(z.string(), z.unknown()),
  /** The vendor's secret fields; `shown` is `••••` where one is stored, null where none is. */
  secrets: z.array(z.object({ name: z.string(), label: z.string(), shown: z.literal(HIDDEN).nullable() })),
  state: ConnectionState,
  stateWords: z.string(),
  /** The reason of the state, or what the last check found. */
  stateNote: z.string().nullable(),
  stateAt: z.coerce.date(),
  /** The last time the vendor took the credentials in a check. */
  verifiedAt: z.coerce.date().nullable(),
  credentialsAt: z.coerce.date().nullable(),
  createdAt: z.coerce.date(),
  version: z.int(),
});
export type Connection = z.infer<typeof Connection>;

export const ConnectionList = z.object({ connections: z.array(Connection) });
export type ConnectionList = z.infer<typeof ConnectionList>;

export const ConnectionId = z.object({ id: z.uuid() });

const name = z.string().trim().min(1, 'Give it a name.').max(80);
const origin = z.string().trim().min(1, 'Give an address.').max(300);
const version = z.int().min(1);
const credentials = z.record(z.string().max(80), z.string().max(20_000));
const settings = z.record(z.string().max(80), z.unknown());

/** `confirmOrigin` repeats an origin that is not in the vendor's papers: the admin has read it twice. */
const tenant = { vendor: z.string().max(80), origin, confirmOrigin: origin.optional(), settings: settings.default({}) };

export const CreateConnection = z.strictObject({ ...tenant, name, credentials });
export type CreateConnection = z.infer<typeof CreateConnection>;

export const PreviewConnection = z.strictObject({ ...tenant, credentials });
export type PreviewConnection = z.infer<typeof PreviewConnection>;

/** The address changes only together with the credentials, which are bound to it. */
export const RotateConnection = z.strictObject({
  version,
  credentials,
  origin: origin.optional(),
  confirmOrigin: origin.optional(),
});
export type RotateConnection = z.infer<typeof RotateConnection>;

export const UpdateConnection = z.strictObject({ version, name: name.optional(), settings: settings.optional() });
export type UpdateConnection = z.infer<typeof UpdateConnection>;

/** A file of what one installation's API has elsewhere: verbs, paths, headers, names of numbers. Never a secret. */
export const OverridesFile = z.object({
  kind: z.literal('onequeue.overrides', 'This is not a file of overrides.'),
  format: z.literal(1),
  vendor: z.string().max(80),
  overrides: settings,
});
export type OverridesFile = z.infer<typeof OverridesFile>;

export const ImportOverrides = z.strictObject({ version, file: OverridesFile });
export type ImportOverrides = z.infer<typeof ImportOverrides>;

/** Body of disable, enable and remove: the version the person was looking at. */
export const ChangeConnection = z.strictObject({ version });
export type ChangeConnection = z.infer<typeof ChangeConnection>;

/** What a try with given credentials found; nothing of it is kept. */
export const ConnectionPreview = z.object({
  /** The vendor's answer to the check, in a sentence. */
  words: z.string(),
  noun: z.string().nullable(),
  /** The vendor's own count, where it gives one. */
  total: z.number().nullable(),
  items: z.array(
    z.object({
      title: z.string(),
      severity: z.string().nullable(),
      status: z.string().nullable(),
      at: z.coerce.date(),
    }),
  ),
  /** Records of the first page that could not be read. */
  odd: z.number(),
});
export type ConnectionPreview = z.infer<typeof ConnectionPreview>;

const FieldKind = z.enum(['text', 'long_text', 'choice', 'switch', 'number', 'json']);

/** One input of the connection form, drawn from the vendor's own schema. */
export const VendorField = z.object({
  name: z.string(),
  label: z.string(),
  hint: z.string().nullable(),
  kind: FieldKind,
  secret: z.boolean(),
  required: z.boolean(),
  choices: z.array(z.string()).nullable(),
  initial: z.unknown(),
});
export type VendorField = z.infer<typeof VendorField>;

export const VendorForm = z.object({
  id: z.string(),
  label: z.string(),
  purpose: z.string(),
  source: z.string(),
  credentials: z.array(VendorField),
  settings: z.array(VendorField),
  origins: z.array(z.object({ label: z.string(), origin: z.string() })),
  hosts: z.array(z.string()),
  /** True where an address outside of `hosts` may be confirmed. */
  customOrigin: z.boolean(),
  commands: z.array(z.string()),
  nouns: z.array(z.string()),
  cannot: z.string(),
});
export type VendorForm = z.infer<typeof VendorForm>;

export const VendorList = z.object({ vendors: z.array(VendorForm) });
export type VendorList = z.infer<typeof VendorList>;
