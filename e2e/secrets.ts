// The secrets a console holds, to be looked for where they do not belong.
import fs from 'node:fs';
import path from 'node:path';
import { decode } from 'next-auth/jwt';
import type { Apart } from './apart';
import type { Api } from './api';
import type { Marker } from './traces';

/** What the sandbox's tenants let us in with. */
export function vendorSecrets(apart: Apart): Marker[] {
  return Object.entries(apart.sandbox().vendors).flatMap(([vendor, { credentials }]) =>
    Object.entries(credentials)
      .filter(([field]) => field !== 'accountName')
      .map(([field, secret]) => ({ name: `${vendor} ${field}`, secret })),
  );
}

/** What the install made for itself. */
export function installSecrets({ data }: Apart): Marker[] {
  const at = (name: string) => fs.readFileSync(path.join(data, 'secrets', name), 'utf8');
  const key = at('vault.key').trim();
  const { authSecret, brokerSecret } = JSON.parse(at('web.json'));
  const database: Record<string, string> = JSON.parse(at('database.json'));
  return [
    { name: 'vault key', secret: key },
    { name: 'vault key, bytes', secret: Buffer.from(key, 'base64') },
    { name: 'broker secret', secret: brokerSecret },
    { name: 'sign-in secret', secret: authSecret },
    ...Object.entries(database).map(([role, secret]) => ({ name: `database password of ${role}`, secret })),
  ];
}

/** The cookie as the browser has it, and the token inside, of which the database keeps a hash. */
export async function sessionSecrets({ data }: Apart, people: Record<string, Api>): Promise<Marker[]> {
  const { authSecret } = JSON.parse(fs.readFileSync(path.join(data, 'secrets/web.json'), 'utf8'));
  const found: Marker[] = [];
  for (const [who, { cookie }] of Object.entries(people)) {
    const token = cookie.slice(cookie.indexOf('=') + 1);
    const claims = await decode({ token, secret: authSecret });
    found.push({ name: `${who}'s cookie`, secret: token }, { name: `${who}'s session`, secret: String(claims?.sid) });
  }
  return found;
}
