import { z } from 'zod';
import type { Permission } from '@/lib/auth/permissions';
import { Role } from '@/lib/model/role';

/** Who is signed in, where, and what this role may do: the interface draws itself by it. */
export type Me = {
  user: { id: string; name: string; email: string };
  role: Role;
  workspace: { id: string; name: string; sandbox: boolean };
  workspaces: { id: string; name: string; role: Role }[];
  permissions: Permission[];
};

export const Email = z.email('This is not an e-mail address.').max(254).toLowerCase();

export const MIN_PASSWORD = 12;
export const NewPassword = z
  .string()
  .min(MIN_PASSWORD, `At least ${MIN_PASSWORD} characters.`)
  .max(256, 'At most 256 characters.');

const Name = z.string().trim().min(1, 'Give a name.').max(100);

/** Somebody with a role in this workspace. */
export const Person = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: Role,
  isDisabled: z.boolean(),
  /** Has been handed a one-time password and not used it yet. */
  isInvited: z.boolean(),
  version: z.number().int(),
  /** ISO 8601. */
  joinedAt: z.string(),
});
export type Person = z.infer<typeof Person>;

export const InvitePerson = z.object({ email: Email, name: Name, role: Role });
export type InvitePerson = z.infer<typeof InvitePerson>;

export const PersonVersion = z.object({ version: z.int32().positive() });
export type PersonVersion = z.infer<typeof PersonVersion>;

export const ChangeRole = PersonVersion.extend({ role: Role });
export type ChangeRole = z.infer<typeof ChangeRole>;

/** Changing one's own password. */
export const ChangePassword = z.object({ password: z.string().min(1).max(256), newPassword: NewPassword });
export type ChangePassword = z.infer<typeof ChangePassword>;

/** A person with the one-time password an admin has to pass on; null when they have one of their own. */
export type Invited = { person: Person; password: string | null };

/** One press as shortcuts write it (`J`, `Shift A`, `?`), or two one after the other (`G then Q`). */
const Keys = z
  .string()
  .max(30)
  .regex(/^(Shift )?(\S|[A-Z][a-z]{1,8})( then (Shift )?(\S|[A-Z][a-z]{1,8}))?$/, 'Not a key.');

/** Keys of one's own, by the id of what they do; null: none. What is not named keeps the key it comes with. */
export const OwnKeys = z.object({
  singleKeys: z.boolean(),
  keys: z
    .record(z.string().regex(/^[a-z][a-zA-Z.-]{0,59}$/, 'Not a command.'), Keys.nullable())
    .refine((keys) => Object.keys(keys).length <= 200, 'At most 200 keys.'),
  version: z.int32().min(0),
});
export type OwnKeys = z.infer<typeof OwnKeys>;

/** What one was away for is known up to this instant. */
export const CaughtUp = z.object({ at: z.iso.datetime({ offset: true }) });

/** From when on a handover is told, where it is not since one was last here. */
export const WorkQuery = z.object({
  since: z.iso
    .datetime({ offset: true })
    .refine((text) => text >= '2000', 'There is nothing from so long ago.')
    .optional(),
});
