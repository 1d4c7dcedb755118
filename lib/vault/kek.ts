import 'server-only';
import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { env } from '@/lib/env';

/** A key-encryption key; its id is the first 8 hex digits of its SHA-256. */
export type Kek = { id: string; key: KeyObject };

/** `current` closes; all of them open. More than one is there only while keys are being changed. */
export type KeyRing = { current: Kek; all: readonly Kek[]; byId(id: string): Kek | null };

let held: KeyRing | undefined;

/** The keys of VAULT_KEY or VAULT_KEY_FILE: one a line, the newest first. Throws one sentence when there is none. */
export function keyRing(): KeyRing {
  held ??= ringOf(keyText());
  return held;
}

/** As `keyRing`, with the file read anew: the keys may have been changed since this process started. */
export function freshKeyRing(): KeyRing {
  held = ringOf(keyText());
  return held;
}

/** The key of that id; where it is unknown, the file is looked at again. Null: this worker does not have it. */
export function kekById(id: string): Kek | null {
  return keyRing().byId(id) ?? freshKeyRing().byId(id);
}

/** Throws one sentence that says which line is no key; the sentence never holds the line. */
export function ringOf(text: string): KeyRing {
  const lines = text.split(/\s+/).filter((line) => line !== '');
  const all = lines.map((line, index) => kekOf(line, index + 1));
  const [current] = all;
  if (!current) throw new Error('The vault key is empty: VAULT_KEY_FILE or VAULT_KEY must hold 32 bytes in base64.');
  return { current, all, byId: (id) => all.find((kek) => kek.id === id) ?? null };
}

function kekOf(line: string, place: number): Kek {
  const bytes = Buffer.from(line, 'base64');
  if (bytes.length !== 32 || bytes.toString('base64') !== line) {
    throw new Error(`The vault key is not right: key ${place} is not 32 bytes in base64.`);
  }
  const kek = { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), key: createSecretKey(bytes) };
  bytes.fill(0);
  return kek;
}

function keyText(): string {
  const { VAULT_KEY_FILE, VAULT_KEY } = env();
  if (VAULT_KEY) return VAULT_KEY;
  if (!VAULT_KEY_FILE) throw new Error('The worker needs the vault key: set VAULT_KEY_FILE or VAULT_KEY.');
  try {
    return readFileSync(VAULT_KEY_FILE, 'utf8');
  } catch (cause) {
    throw new Error('The file that VAULT_KEY_FILE names cannot be read.', { cause });
  }
}
