import 'server-only';
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import { VaultError } from './vault-error';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key and the id that envelopes name it by. */
export type NamedKey = { id: Buffer; key: KeyObject };

/**
 * version (1 byte), length of the key id (1), key id, nonce (12), ciphertext, tag (16). The bytes before the nonce are
 * authenticated together with `bound`.
 */
export function closeEnvelope({ id, key }: NamedKey, plaintext: Uint8Array, bound: Uint8Array): Buffer {
  const head = headOf(id);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.concat([head, bound]));
  return Buffer.concat([head, nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** Throws VaultError `malformed` or `does_not_open`; a shorter tag than 16 bytes never opens. */
export function openEnvelope({ id, key }: NamedKey, envelope: Uint8Array, bound: Uint8Array): Buffer {
  const bytes = Buffer.from(envelope);
  const head = headOf(id);
  if (bytes.length < head.length + NONCE_BYTES + TAG_BYTES) throw new VaultError('malformed', MALFORMED);
  if (!bytes.subarray(0, head.length).equals(head)) throw new VaultError('malformed', MALFORMED);
  const nonce = bytes.subarray(head.length, head.length + NONCE_BYTES);
  const closed = bytes.subarray(head.length + NONCE_BYTES, bytes.length - TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.concat([head, bound]));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(closed), decipher.final()]);
  } catch (cause) {
    throw new VaultError('does_not_open', DOES_NOT_OPEN, { cause });
  }
}

const MALFORMED = 'What is stored is no envelope of the key it names: it was cut or altered.';
const DOES_NOT_OPEN =
  'The stored secret does not open here: it was altered, or sealed for another workspace, connection, vendor, field or address.';

function headOf(id: Buffer): Buffer {
  return Buffer.concat([Buffer.of(VERSION, id.length), id]);
}
