import 'server-only';
import { closePool, pool } from '@/lib/db/pool';
import { WorkspaceId } from '@/lib/model/ids';
import { freshKeyRing } from './kek';
import { type Rotation, rewrapDataKeys, rotateDataKey } from './rotate';
import { publishWorkerKey, workerKeyOf } from './worker-key';

// The part of `scripts/vault-key.mjs` that needs the keys: prints one JSON line. Safe beside a running worker.
const work = process.argv[2];
if (work === 'rewrap') {
  await publishWorkerKey();
  await eachWorkspace(rewrapDataKeys);
}
const rotations = work === 'data-keys' ? await eachWorkspace(rotateDataKey) : [];
process.stdout.write(`${JSON.stringify({ keys: await state(), ...sum(rotations) })}\n`);
await closePool();

/** The keys given, newest first, and whether anything stored or waiting still needs each. */
async function state() {
  const [wrapped, sealed] = [await ids('select vault_kek_ids() as id'), await ids('select inbox_key_ids() as id')];
  return freshKeyRing().all.map((kek) => ({
    id: kek.id,
    isNeeded: wrapped.includes(kek.id) || sealed.includes(workerKeyOf(kek).id),
  }));
}

async function ids(sql: string): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(sql);
  return rows.map(({ id }) => id);
}

type Ctx = Parameters<typeof rotateDataKey>[0];

async function eachWorkspace<T>(work: (ctx: Ctx) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (const id of await ids('select workspace_ids() as id')) {
    const actor = { role: 'worker', userId: null, name: 'Onequeue', email: null } as const;
    const asked = { workspaceName: '', sandbox: false, requestId: 'vault-key', sessionToken: null };
    done.push(await work({ ...asked, workspaceId: WorkspaceId.parse(id), actor }));
  }
  return done;
}

function sum(rotations: Rotation[]): Rotation {
  const total = { resealed: 0, left: 0 };
  for (const { resealed, left } of rotations) {
    total.resealed += resealed;
    total.left += left;
  }
  return total;
}
