import 'server-only';
import { z } from 'zod';

const Env = z.object({
  /** The database as this process's own role: web or worker. */
  DATABASE_URL: z.string().startsWith('postgres'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  /** After this long Postgres gives a statement up. The web's readers wait for it, so theirs is shorter. */
  DATABASE_STATEMENT_MS: z.coerce.number().int().min(1).max(600_000).default(20_000),
  /** Where people reach the console; decides secure cookies and the origin check on writes. */
  NEXTAUTH_URL: z.url().default('http://localhost:3000'),
  NEXTAUTH_SECRET: z.string().min(32).optional(),
  /** Where the worker's broker listens, and the per-install secret its callers show. */
  BROKER_URL: z.url().optional(),
  BROKER_SECRET: z.string().min(32).optional(),
  /** Worker only: the file that holds the key-encryption key (32 bytes, base64), or the key itself. */
  VAULT_KEY_FILE: z.string().optional(),
  VAULT_KEY: z.string().optional(),
  /** Worker only: where signed checkpoints of the audit log go, and the key they are signed with, made if missing. */
  AUDIT_CHECKPOINTS: z.string().optional(),
  AUDIT_KEY_FILE: z.string().optional(),
  /** `1`: vendors on loopback are allowed, because the sandbox plays them. */
  SANDBOX: z.enum(['0', '1']).default('0'),
  /** `off`: the sandbox counts no calls, so we need not either; of no effect without SANDBOX. */
  SANDBOX_LIMITS: z.enum(['on', 'off']).default('on'),
  /** Web only: the sandbox's control server, with the secret that its address ends in. Loopback, or it is refused. */
  SANDBOX_CONTROL: z.url({ protocol: /^http$/, hostname: /^127\.0\.0\.1$/ }).optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default('single sign-on'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});
export type Env = z.infer<typeof Env>;

let read: Env | undefined;

/** process.env, read once and checked; a wrong value stops the process with its name. */
export function env(): Env {
  if (read) return read;
  const parsed = Env.safeParse(process.env);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not right. ${issues.join('; ')}`);
  }
  read = parsed.data;
  return read;
}
