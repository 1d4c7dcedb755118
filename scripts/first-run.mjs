// What happens once in the life of an install: the sandbox's workspace with its accounts and tenants, or a set-up link.
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import pg from 'pg';
import { writePrivate } from './data-folder.mjs';
import { root } from './install.mjs';
import { createSandboxWorkspace } from './sandbox-accounts.mjs';
import { run } from './steps.mjs';

/** @returns {Promise<{ setupToken?: string, accounts: { role: string, email: string, password: string }[] }>} */
export async function firstRun({ folder, database, sandbox, step }) {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query('select count(*)::int as count from workspace');
    const fresh = rows[0].count === 0;
    if (sandbox) {
      const known = JSON.parse(fs.readFileSync(folder.sandboxFile, 'utf8'));
      if (!fresh) return { accounts: known.accounts ?? [] };
      const keep = (made) => writePrivate(folder.sandboxFile, { ...known, ...made });
      await step('Make the sandbox workspace', () => createSandboxWorkspace(database.ownerUrl, keep));
      return { accounts: JSON.parse(fs.readFileSync(folder.sandboxFile, 'utf8')).accounts };
    }
    if (!fresh) return { accounts: [] };
    const setupToken = randomBytes(24).toString('base64url');
    const hash = createHash('sha256').update(setupToken).digest();
    await client.query(
      `insert into install (only_row, setup_token_hash) values (true, $1)
       on conflict (only_row) do update set setup_token_hash = excluded.setup_token_hash where install.done_at is null`,
      [hash],
    );
    return { setupToken, accounts: [] };
  } finally {
    await client.end();
  }
}

/** Connects the four sandbox tenants by the same door an admin uses, once; a start that was cut short is finished. */
export async function connectSandbox({ folder, database, shared, sandbox, step }) {
  const known = JSON.parse(fs.readFileSync(folder.sandboxFile, 'utf8'));
  if (known.connected || !known.workspaceId) return;
  await step('Connect the sandbox tenants', () =>
    run(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'scripts/connect-sandbox.ts'], {
      cwd: root,
      env: {
        ...shared,
        DATABASE_URL: database.webUrl,
        WORKSPACE_ID: known.workspaceId,
        SANDBOX_VENDORS: JSON.stringify(sandbox.vendors),
      },
    }),
  );
  writePrivate(folder.sandboxFile, { ...known, connected: true });
}
