// The three database roles: owner (migrations), web and worker. Cluster-wide, so made once, before any migration.
import pg from 'pg';

export const ROLES = ['onequeue_web', 'onequeue_worker'];

/** The statements an administrator has to run where our own user may not create roles. */
export function roleStatements(passwords) {
  return ROLES.map((role) => `create role ${role} login password ${pg.escapeLiteral(passwords[role])};`);
}

/** Makes the roles or gives the existing ones these passwords; throws with code 42501 when the user may not. */
export async function ensureRoles(url, passwords) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const role of ROLES) {
      const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      const verb = rowCount ? 'alter' : 'create';
      await client.query(`${verb} role ${role} login password ${pg.escapeLiteral(passwords[role])}`);
    }
  } finally {
    await client.end();
  }
}

/** The same database, as another user. */
export function urlAs(url, user, password) {
  return Object.assign(new URL(url), { username: user, password }).toString();
}
