import 'server-only';
import { randomBytes, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

// Argon2id with 19 MiB and two passes, the package's and OWASP's figures; named here so that an update cannot move them.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

let dummy: Promise<string> | undefined;

/** Checks a guess; without a hash it does the same work on a dummy one, so that both take the same time. */
export async function checkPassword(stored: string | null, guess: string): Promise<boolean> {
  dummy ??= hashPassword(randomBytes(32).toString('hex'));
  const standIn = await dummy;
  const right = await verify(stored ?? standIn, guess);
  return right && stored !== null;
}

// Without letters and digits that are taken for one another when read aloud.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Four groups of five: 99 bits, and still possible to type from a note. */
export function generatePassword(): string {
  const group = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}
