import 'server-only';
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import fs from 'node:fs';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';

export type Checkpoints = {
  /** Writes the newest record of this workspace's chain down, signed, if there is one since the last time. */
  add(ctx: Ctx): Promise<void>;
};

/**
 * The file of signed checkpoints, one a line: `{"checkpoint": "<JSON of at, workspaceId, seq, mac>", "signature": "…"}`,
 * the signature in base64 over the checkpoint's text. The key (Ed25519) is made once; its public half lies beside the
 * checkpoints as `<file>.pub`, and `npm run audit:verify` reads both.
 */
export function openCheckpoints({ file, keyFile }: { file: string; keyFile: string }): Checkpoints {
  const key = signingKey(keyFile);
  fs.writeFileSync(`${file}.pub`, createPublicKey(key).export({ type: 'spki', format: 'pem' }), { mode: 0o600 });
  cutTornLine(file);
  const written = new Map<string, string>();
  return {
    async add(ctx) {
      const [head] = await rows<{ seq: string; mac: string }>(
        ctx,
        "select seq, encode(mac, 'hex') as mac from audit_event where workspace_id = $1 order by seq desc limit 1",
        [ctx.workspaceId],
      );
      if (!head || written.get(ctx.workspaceId) === head.mac) return;
      const at = new Date().toISOString();
      append(file, key, JSON.stringify({ at, workspaceId: ctx.workspaceId, seq: Number(head.seq), mac: head.mac }));
      written.set(ctx.workspaceId, head.mac);
    },
  };
}

function signingKey(file: string): KeyObject {
  if (!fs.existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    fs.writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  }
  return createPrivateKey(fs.readFileSync(file));
}

/** On the disk before it counts as written. */
function append(file: string, key: KeyObject, checkpoint: string): void {
  const signature = sign(null, Buffer.from(checkpoint), key).toString('base64');
  fs.writeFileSync(file, `${JSON.stringify({ checkpoint, signature })}\n`, { flag: 'a', mode: 0o600, flush: true });
}

/** What a worker that was killed had begun to write was never a checkpoint. */
function cutTornLine(file: string): void {
  if (!fs.existsSync(file)) return;
  const bytes = fs.readFileSync(file);
  fs.truncateSync(file, bytes.lastIndexOf('\n') + 1);
}
