// The workspace of sandbox mode with one ready account for each role; its record of birth is the first of its chain.
import { randomInt } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';

const NAME = 'Northwind (sandbox)';
const PEOPLE = [
  { role: 'analyst', name: 'Ana Lindqvist' },
  { role: 'manager', name: 'Marc Okafor' },
  { role: 'admin', name: 'Ada Park' },
];
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }; // as lib/auth/password.ts

/**
 * `keep` writes down what was made before it counts: the passwords are nowhere else in clear.
 * @returns {Promise<{ workspaceId: string, accounts: { role: string, email: string, password: string }[] }>}
 */
export async function createSandboxWorkspace(ownerUrl, keep = () => undefined) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const workspaceId = uuidv7();
    await client.query('begin');
    await client.query('insert into workspace (id, name, sandbox) values ($1, $2, true)', [workspaceId, NAME]);
    const accounts = [];
    for (const { role, name } of PEOPLE) accounts.push(await addAccount(client, { workspaceId, role, name }));
    const record = { id: uuidv7(), actor: 'npm start', action: 'workspace.create', requestId: null, actorId: null };
    const entry = { ...record, subjectKind: 'workspace', subjectId: workspaceId, before: null, after: { name: NAME } };
    await client.query("select set_config('onequeue.workspace', $1, true)", [workspaceId]);
    await client.query('select audit_append($1, $2)', [workspaceId, JSON.stringify([entry])]);
    const made = { workspaceId, accounts };
    keep(made);
    await client.query('commit');
    return made;
  } finally {
    await client.end();
  }
}

async function addAccount(client, { workspaceId, role, name }) {
  const id = uuidv7();
  const email = `${role}@northwind.example`;
  const password = generatePassword();
  await client.query('insert into app_user (id, email, name) values ($1, $2, $3)', [id, email, name]);
  await client.query('insert into user_password (user_id, hash) values ($1, $2)', [id, await hash(password, COST)]);
  await client.query('insert into membership (workspace_id, user_id, role) values ($1, $2, $3)', [
    workspaceId,
    id,
    role,
  ]);
  return { role, email, password };
}

function generatePassword() {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}
