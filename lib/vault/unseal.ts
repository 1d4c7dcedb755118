import 'server-only';
import { createDecipheriv, diffieHellman } from 'node:crypto';
import { z } from 'zod';
import { boxBinding, boxKey, publicKeyOf, SEAL_LAYOUT, SEAL_VERSION, type SealedFor } from '@/lib/seal/sealed-box';
import { VaultError } from './vault-error';
import { workerKeyById } from './worker-key';

/** Opens what the web sealed for one connection. Throws VaultError. */
export function unsealCredentials(keyId: string, sealed: Uint8Array, sealedFor: SealedFor): Record<string, unknown> {
  const worker = workerKeyById(keyId);
  if (!worker) throw new VaultError('key_missing', 'These credentials were sealed to a key this worker does not have.');
  const bytes = Buffer.from(sealed);
  const { publicKey, nonce, tag } = SEAL_LAYOUT;
  if (bytes.length < 1 + publicKey + nonce + tag || bytes[0] !== SEAL_VERSION) {
    throw new VaultError('malformed', 'These sealed credentials were cut or altered.');
  }
  const ephemeral = bytes.subarray(1, 1 + publicKey);
  const closedAt = 1 + publicKey + nonce;
  try {
    const shared = diffieHellman({ privateKey: worker.privateKey, publicKey: publicKeyOf(ephemeral) });
    const key = boxKey(shared, ephemeral, worker.publicKey);
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1 + publicKey, closedAt), {
      authTagLength: tag,
    });
    decipher.setAAD(boxBinding(sealedFor));
    decipher.setAuthTag(bytes.subarray(bytes.length - tag));
    const opened = Buffer.concat([decipher.update(bytes.subarray(closedAt, bytes.length - tag)), decipher.final()]);
    key.fill(0);
    return Credentials.parse(JSON.parse(opened.toString('utf8')));
  } catch (cause) {
    const message = 'These sealed credentials do not open: altered, or sealed for another connection or address.';
    throw new VaultError('does_not_open', message, { cause });
  }
}

const Credentials = z.record(z.string(), z.unknown());
