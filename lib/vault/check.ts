import 'server-only';
import { beforeWorkspace } from '@/lib/db/tx';
import { type KeyRing, keyRing } from './kek';

/** Throws one sentence that names the key that is missing; the worker must not start without it. */
export async function checkVaultKey(ring: KeyRing = keyRing()): Promise<void> {
  const used = await beforeWorkspace((tx) => tx.$queryRaw<{ id: string }[]>`select vault_kek_ids() as id`);
  const missing = used.map(({ id }) => id).filter((id) => ring.byId(id) === null);
  if (missing.length === 0) return;
  throw new Error(
    `The vault key ${missing.join(', ')} is missing (given: ${ring.all.map((kek) => kek.id).join(', ')}). ` +
      'Stored credentials need it: put the right key where VAULT_KEY_FILE or VAULT_KEY says, then start again.',
  );
}
