import type { Role } from '@/lib/model/role';
import type { Person } from '@/lib/people/schema';

/** What somebody is about to do on the people page; each is a dialog. */
export type Deed =
  | { kind: 'invite' }
  | { kind: 'workspace' }
  | { kind: 'own-password' }
  | { kind: 'role'; person: Person; role: Role }
  | { kind: 'disable' | 'enable' | 'password'; person: Person }
  | { kind: 'hand-over'; person: Person; password: string };
