// The database of a console that runs, for commands that look at it from outside.
import fs from 'node:fs';
import path from 'node:path';
import { urlAs } from './roles.mjs';

const root = path.resolve(import.meta.dirname, '..');
export const dataFolder = path.resolve(root, process.env.ONEQUEUE_DATA ?? '.data');

/** DATABASE_URL (a user who may see every workspace: owner or worker), or the running embedded Postgres. */
export function databaseUrl() {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const pid = path.join(dataFolder, 'pg/data/postmaster.pid');
  const secrets = path.join(dataFolder, 'secrets/database.json');
  if (!fs.existsSync(pid) || !fs.existsSync(secrets)) {
    throw new Error('No database is running. Run npm start first, or set DATABASE_URL.');
  }
  const port = fs.readFileSync(pid, 'utf8').split('\n')[3];
  const { postgres } = JSON.parse(fs.readFileSync(secrets, 'utf8'));
  return urlAs(`postgres://127.0.0.1:${port}/onequeue`, 'postgres', postgres);
}
