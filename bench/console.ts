import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { urlAs } from '@/scripts/roles.mjs';
import { freePort, sleep, start } from './process';

const SandboxFile = z.object({
  accounts: z.array(z.object({ role: z.string(), email: z.string(), password: z.string() })),
  workspaceId: z.string(),
  vendors: z.record(z.string(), z.object({ url: z.string(), credentials: z.record(z.string(), z.string()) })),
  control: z.string(),
});
const Passwords = z.record(z.string(), z.string());

export type Console = z.infer<typeof SandboxFile> & {
  url: string;
  dir: string;
  /** Of the process that started all others. */
  pid: number;
  /** The database `onequeue` as its owner, and as the web's role. */
  ownerUrl: string;
  webUrl: string;
  passwords: Record<string, string>;
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** The cookie of a fresh session. */
  signIn(role: 'analyst' | 'manager' | 'admin'): Promise<string>;
  stop(): Promise<void>;
};

/** The real console, built for production, with its sandbox unlimited and still. The first start syncs all tenants once. */
export async function startConsole(dir: string, say: (word: string) => void): Promise<Console> {
  const port = await freePort();
  const env = { ONEQUEUE_DATA: dir, PORT: String(port), SANDBOX_LIMITS: 'off', SANDBOX_CLOCK: 'still' };
  say('starting the console');
  const child = start(['scripts/start.mjs'], { env });
  await child.says(/Onequeue is ready/);
  const url = `http://localhost:${port}`;
  const passwords = Passwords.parse(readJson(path.join(dir, 'secrets/database.json')));
  const pidFile = fs.readFileSync(path.join(dir, 'pg/data/postmaster.pid'), 'utf8').split('\n');
  const ownerUrl = urlAs(`postgresql://127.0.0.1:${pidFile[3]}/onequeue`, 'postgres', passwords.postgres ?? '');
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  pool.on('error', () => undefined); // Postgres ends before we do when something went wrong
  const query = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    (await pool.query<Row>(text, values)).rows;
  const known = SandboxFile.parse(readJson(path.join(dir, 'sandbox.json')));
  const webUrl = urlAs(ownerUrl, 'onequeue_web', passwords.onequeue_web ?? '');
  const stop = async () => {
    await pool.end();
    await child.stop();
  };
  await cameToRest(query, say);
  const signIn = (role: string) => signedIn(url, accountOf(known.accounts, role));
  return { ...known, url, dir, pid: child.pid, ownerUrl, webUrl, passwords, query, signIn, stop };
}

type Query = Console['query'];
type Stream = { noun: string; stream: string; done: number; total: number };

/** Lets every first sync end, then keeps all of them from starting again: nothing runs beside what is measured. */
async function cameToRest(query: Query, say: (word: string) => void): Promise<void> {
  for (;;) {
    const [tenants] = await query<{ waiting: number }>(
      `select count(*)::int as waiting from connection c where state = 'pending'
         or not exists (select 1 from sync_stream s where s.connection_id = c.id)`,
    );
    await query(`update sync_stream set due_at = 'infinity' where state in ('complete', 'partial')`);
    const left = await query<Stream>(
      `select s.noun, s.stream, s.windows_done as done, s.windows_total as total from sync_stream s
         join connection c on c.workspace_id = s.workspace_id and c.id = s.connection_id
       where c.state <> 'removed' and (s.state not in ('complete', 'partial') or s.due_at < 'infinity')`,
    );
    if (tenants?.waiting === 0 && left.length === 0) break;
    const backfills = left.filter((one) => one.total > 0).map(({ noun, done, total }) => `${noun} ${done}/${total}`);
    say(`the tenants are synced for the first time: ${backfills.join(', ') || `${left.length} streams left`}`);
    await sleep(2000);
  }
}

function accountOf(accounts: z.infer<typeof SandboxFile>['accounts'], role: string) {
  const account = accounts.find((one) => one.role === role);
  if (!account) throw new Error(`no ${role} account`);
  return account;
}

async function signedIn(url: string, { email, password }: { email: string; password: string }): Promise<string> {
  const first = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await first.json());
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json', cookie: cookiesOf(first), origin: url },
    body: JSON.stringify({ email, password, csrfToken, json: 'true' }),
  });
  const session = cookiesOf(answer)
    .split('; ')
    .find((one) => one.startsWith('onequeue.session='));
  if (!session) throw new Error(`${email} could not sign in: ${answer.status}`);
  return session;
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

function readJson(file: string): unknown {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}
