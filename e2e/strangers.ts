// People whom the console must not let in, or not to everything: each has a cookie that was good once.
import { encode } from 'next-auth/jwt';
import type { Apart } from './apart';
import { type Account, type Api, openApi, signedIn } from './api';
import type { Role } from './console';

type Person = { id: string; version: number };
type Guest = { api: Api; person: Person; account: Account };
export type Stranger = 'anonymous' | 'forged' | 'signed out' | 'disabled' | 'expired' | 'idle' | 'demoted';
export const STRANGERS: readonly Stranger[] = [
  'anonymous',
  'forged',
  'signed out',
  'disabled',
  'expired',
  'idle',
  'demoted',
];

let count = 0;

/** Somebody new with a session of their own. */
export async function invited(apart: Apart, admin: Api, role: Role = 'admin'): Promise<Guest> {
  count += 1;
  const email = `guest-${count}-${Date.now()}@northwind.example`;
  const made = await admin.send<{ person: Person; password: string }>('POST', '/api/people', {
    email,
    name: `Guest ${count}`,
    role,
  });
  const account = { email, password: `a password of ${email}` };
  const api = await signedIn(apart.origin, { email, password: made.password, newPassword: account.password });
  return { api, person: made.person, account };
}

/** An admin's session that has come to its end in this way. */
export async function stranger(apart: Apart, admin: Api, who: Stranger): Promise<Api> {
  if (who === 'anonymous') return openApi(apart.origin);
  if (who === 'forged') {
    const token = { sid: 'a'.repeat(43) };
    return openApi(
      apart.origin,
      `onequeue.session=${await encode({ token, secret: 'not the secret of this console' })}`,
    );
  }
  const { api, person } = await invited(apart, admin);
  await api.get('/api/connections'); // let in until now, as an admin
  const { id, version } = person;
  const at = (set: string) =>
    apart.owner((client) => client.query(`update session set ${set} where user_id = $1`, [id]));
  switch (who) {
    case 'signed out':
      await api.send('POST', '/api/auth/sign-out');
      break;
    case 'disabled':
      await admin.send('POST', `/api/people/${id}/disable`, { version });
      break;
    case 'demoted':
      await admin.send('PUT', `/api/people/${id}/role`, { role: 'manager', version });
      break;
    case 'expired':
      await at("expires_at = now() - interval '1 second'");
      break;
    case 'idle':
      await at("last_seen_at = now() - interval '31 minutes'");
      break;
  }
  return api;
}

/** An admin of another workspace, who has no part in ours any more. */
export async function elsewhere(apart: Apart, admin: Api): Promise<Api> {
  const { api, person, account } = await invited(apart, admin);
  await api.send('POST', '/api/workspaces', { name: `Elsewhere ${Date.now()}` });
  await admin.send('POST', `/api/people/${person.id}/disable`, { version: person.version });
  return signedIn(apart.origin, account);
}
