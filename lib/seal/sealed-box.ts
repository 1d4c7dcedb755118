import 'server-only';
import {
  createCipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { associatedData } from './associated-data';

/** Which connection a sealed secret is for, and which action where it is part of one; it opens for no other. */
export type SealedFor = {
  workspaceId: string;
  connectionId: string;
  vendor: string;
  origin: string;
  actionId?: string;
};

export const SEAL_VERSION = 1;
export const SEAL_LAYOUT = { publicKey: 32, nonce: 12, tag: 16 } as const;
const SPKI_X25519 = Buffer.from('302a300506032b656e032100', 'hex');

/**
 * Closes a secret to the worker's public key: version, ephemeral public key, nonce, ciphertext, tag. Nobody without the
 * worker's private half can open it, the caller included.
 */
export function sealToWorker(plaintext: Uint8Array, workerPublicKey: Uint8Array, sealedFor: SealedFor): Buffer {
  const ephemeral = generateKeyPairSync('x25519');
  const ephemeralPublic = rawPublicKey(ephemeral.publicKey);
  const shared = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: publicKeyOf(workerPublicKey) });
  const key = boxKey(shared, ephemeralPublic, workerPublicKey);
  const nonce = randomBytes(SEAL_LAYOUT.nonce);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: SEAL_LAYOUT.tag });
  cipher.setAAD(boxBinding(sealedFor));
  const closed = [cipher.update(plaintext), cipher.final()];
  key.fill(0);
  return Buffer.concat([Buffer.of(SEAL_VERSION), ephemeralPublic, nonce, ...closed, cipher.getAuthTag()]);
}

/** The one-time key of a box: both public halves take part, so that it fits no other pair. */
export function boxKey(shared: Uint8Array, ephemeralPublic: Uint8Array, workerPublic: Uint8Array): Buffer {
  const salt = Buffer.concat([ephemeralPublic, workerPublic]);
  return Buffer.from(hkdfSync('sha256', shared, salt, 'onequeue sealed box v1', 32));
}

export function boxBinding({ workspaceId, connectionId, vendor, origin, actionId }: SealedFor): Buffer {
  const parts = [workspaceId, connectionId, vendor, origin];
  return associatedData('onequeue sealed box v1', actionId === undefined ? parts : [...parts, actionId]);
}

/** Throws on anything but 32 bytes. */
export function publicKeyOf(raw: Uint8Array): KeyObject {
  if (raw.length !== SEAL_LAYOUT.publicKey) throw new Error('a worker key is 32 bytes');
  return createPublicKey({ key: Buffer.concat([SPKI_X25519, raw]), format: 'der', type: 'spki' });
}

/** The 32 bytes of an X25519 public key. */
export function rawPublicKey(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(SPKI_X25519.length);
}
