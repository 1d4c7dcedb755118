import { randomBytes } from 'node:crypto';
import { asOwner } from '@/lib/db/test-database';
import { ringOf } from '@/lib/vault/kek';
import { workerKeyOf } from '@/lib/vault/worker-key';

/** A worker's key pair, published as a running worker would have done. */
export async function aWorkerKey(vaultKey = randomBytes(32).toString('base64')) {
  const key = workerKeyOf(ringOf(vaultKey).current);
  await asOwner('insert into worker_key (id, public_key) values ($1, $2) on conflict do nothing', [
    key.id,
    key.publicKey,
  ]);
  return key;
}

/** A connection as it stands after its first check. */
export async function nowOk(id: string): Promise<void> {
  await asOwner(
    "update connection set state = 'ok', credential_fields = '{apiToken}', credentials_at = now() where id = $1",
    [id],
  );
}
