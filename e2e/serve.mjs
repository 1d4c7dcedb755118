// The console under test: the real start command on a data folder of its own, made anew, with small sandbox vendors.
import path from 'node:path';
import { removeDataFolder } from '../scripts/postgres-folder.mjs';

const data = path.resolve(import.meta.dirname, '../.data/e2e');
removeDataFolder(data);
Object.assign(process.env, {
  ONEQUEUE_DATA: data,
  SANDBOX_SCALE: 'small',
  SANDBOX_LIMITS: 'off',
  SANDBOX_CLOCK: 'still',
  NEXTAUTH_URL: `http://localhost:${process.env.PORT}`,
});
delete process.env.DATABASE_URL;
await import('../scripts/start.mjs');
