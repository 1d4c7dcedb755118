import 'server-only';
import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto';
import { beforeWorkspace } from '@/lib/db/tx';
import { rawPublicKey } from '@/lib/seal/sealed-box';
import { freshKeyRing, type Kek, type KeyRing, keyRing } from './kek';

const PKCS8_X25519 = Buffer.from('302e020100300506032b656e04220420', 'hex');

export type WorkerKey = { id: string; privateKey: KeyObject; publicKey: Buffer };

/** The pair that belongs to a key-encryption key: nothing more than the vault key has to be kept. */
export function workerKeyOf({ key }: Kek): WorkerKey {
  const seed = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'onequeue worker key v1', 32));
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_X25519, seed]), format: 'der', type: 'pkcs8' });
  seed.fill(0);
  const publicKey = rawPublicKey(createPublicKey(privateKey));
  return { id: createHash('sha256').update(publicKey).digest('hex').slice(0, 16), privateKey, publicKey };
}

/** The pair of that id; where it is unknown, the vault key's file is looked at again. Null: it is none of ours. */
export function workerKeyById(id: string): WorkerKey | null {
  return pairIn(keyRing(), id) ?? pairIn(freshKeyRing(), id);
}

/** Makes the public half known to the web process; halves whose private part is gone are taken away. */
export async function publishWorkerKey(): Promise<void> {
  const ring = freshKeyRing();
  const ours = ring.all.map(workerKeyOf);
  const current = workerKeyOf(ring.current);
  await beforeWorkspace(async (tx) => {
    await tx.workerKey.deleteMany({ where: { id: { notIn: ours.map((one) => one.id) } } });
    const publicKey = new Uint8Array(current.publicKey);
    // The web seals to the newest.
    await tx.workerKey.upsert({
      where: { id: current.id },
      create: { id: current.id, publicKey },
      update: { publicKey, createdAt: new Date() },
    });
  });
}

function pairIn(ring: KeyRing, id: string): WorkerKey | null {
  return ring.all.map(workerKeyOf).find((one) => one.id === id) ?? null;
}
