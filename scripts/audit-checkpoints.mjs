// The file of signed checkpoints that the worker writes (lib/audit/checkpoint.ts), read and held against its public key.
import { createPublicKey, verify } from 'node:crypto';
import fs from 'node:fs';

/**
 * @param {string} file
 * @returns {{ found: Map<string, { seq: number, mac: string }[]>, forged: number[] }} what was signed, by workspace, and
 * the lines that nobody with the key wrote; null when there is no such file
 */
export function readCheckpoints(file) {
  if (!fs.existsSync(file)) return null;
  const key = createPublicKey(fs.readFileSync(`${file}.pub`));
  const found = new Map();
  const forged = [];
  // What follows the last line's end is still being written.
  const lines = fs.readFileSync(file, 'utf8').split('\n').slice(0, -1);
  for (const [at, line] of lines.entries()) {
    const checkpoint = opened(line, key);
    if (!checkpoint) forged.push(at + 1);
    else if (!found.get(checkpoint.workspaceId)?.push(checkpoint)) found.set(checkpoint.workspaceId, [checkpoint]);
  }
  return { found, forged };
}

function opened(line, key) {
  try {
    const { checkpoint, signature } = JSON.parse(line);
    return verify(null, Buffer.from(checkpoint), key, Buffer.from(signature, 'base64')) ? JSON.parse(checkpoint) : null;
  } catch {
    return null;
  }
}
