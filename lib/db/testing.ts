import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { KIND_CODES, type Kind, SEVERITY_CODES, SOURCE_CODES, SOURCE_OF_KIND, STATUS_CODES } from '@/lib/model/finding';
import { WorkspaceId } from '@/lib/model/ids';
import type { FindingRecord } from '@/lib/model/record';
import type { Role } from '@/lib/model/role';
import type { Ctx } from './ctx';
import { asOwner } from './test-database';

/** A workspace of the test's own with one person in it, and that person's ctx. */
export async function aWorkspace(role: Role): Promise<Ctx & { actor: { userId: string } }> {
  const workspaceId = WorkspaceId.parse(uuidv7());
  await asOwner('insert into workspace (id, name, sandbox) values ($1, $2, true)', [workspaceId, `Workspace ${role}`]);
  const empty = {
    workspaceId,
    workspaceName: `Workspace ${role}`,
    sandbox: true,
    requestId: 'test',
    sessionToken: null,
  };
  return aColleague({ ...empty, actor: { role: 'worker', userId: null, name: 'worker', email: null } }, role);
}

/** Another person in the same workspace. */
export async function aColleague(ctx: Ctx, role: Role): Promise<Ctx & { actor: { userId: string } }> {
  const userId = uuidv7();
  const email = `${role}.${userId}@northwind.example`;
  const name = `${role} ${userId.slice(-4)}`;
  await asOwner('insert into app_user (id, email, name) values ($1, $2, $3)', [userId, email, name]);
  await asOwner('insert into membership (workspace_id, user_id, role) values ($1, $2, $3)', [
    ctx.workspaceId,
    userId,
    role,
  ]);
  return { ...ctx, tx: undefined, actor: { role, userId, name, email } };
}

/** The worker's ctx in the same workspace. */
export function asWorker(ctx: Ctx): Ctx {
  return {
    ...ctx,
    tx: undefined,
    sessionToken: null,
    actor: { role: 'worker', userId: null, name: 'worker', email: null },
  };
}

export async function aConnection(
  ctx: Ctx,
  vendor = 'zscaler-workflow',
  over: { name?: string; origin?: string } = {},
) {
  const id = uuidv7();
  const { name = `${vendor}-${id.slice(-6)}`, origin = 'http://127.0.0.1:1' } = over;
  await asOwner(
    "insert into connection (workspace_id, id, vendor, name, origin, state) values ($1, $2, $3, $4, $5, 'ok')",
    [ctx.workspaceId, id, vendor, name, origin],
  );
  return { id, vendor, name, origin };
}

const VENDOR_OF: Record<Kind, string> = {
  dlp_incident: 'zscaler-workflow',
  cloud_alert: 'zscaler-posture',
  iac_alert: 'zscaler-posture',
  edge_alert: 'lacework-edge',
  automation_event: 'workato',
};

/** A finding as a sync would have stored it. */
export async function aFinding(ctx: Ctx, over: Partial<FindingRecord> & { connectionId?: string } = {}) {
  const kind = over.kind ?? 'dlp_incident';
  const connectionId = over.connectionId ?? (await aConnection(ctx, VENDOR_OF[kind])).id;
  const id = uuidv7();
  const record = {
    externalId: id,
    title: 'Public bucket',
    description: '',
    severity: 'high',
    status: 'new',
    ...over,
  } as const;
  const at = over.createdAt ?? new Date();
  const term = async (field: number, value: string | null | undefined) => (value ? aTerm(ctx, field, value) : null);
  await asOwner(
    `insert into finding (workspace_id, id, connection_id, source, kind, external_id, title, description, subject,
       vendor_severity, vendor_severity_code, vendor_status, vendor_status_code, vendor_owner, person_id, resource_id,
       account_id, policy_id, created_at, updated_at, hash)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21)`,
    [
      ctx.workspaceId,
      id,
      connectionId,
      SOURCE_CODES[SOURCE_OF_KIND[kind]],
      KIND_CODES[kind],
      record.externalId,
      record.title,
      record.description,
      over.subject ?? null,
      over.vendorSeverity ?? null,
      SEVERITY_CODES[record.severity],
      over.vendorStatus ?? null,
      STATUS_CODES[record.status],
      over.vendorOwner ?? null,
      await term(3, over.person),
      await term(4, over.resource),
      await term(2, over.account),
      await term(1, over.policy),
      at,
      over.updatedAt ?? at,
      createHash('sha256').update(id).digest(),
    ],
  );
  await asOwner('insert into finding_raw (workspace_id, finding_id, raw) values ($1, $2, $3)', [
    ctx.workspaceId,
    id,
    JSON.stringify(over.raw ?? {}),
  ]);
  if (over.document) {
    await asOwner('insert into finding_document (workspace_id, finding_id, key, value) values ($1, $2, $3, $4)', [
      ctx.workspaceId,
      id,
      over.document.key,
      over.document.value,
    ]);
  }
  return { id, connectionId, externalId: record.externalId, title: record.title, kind };
}

async function aTerm(ctx: Ctx, field: number, value: string): Promise<number> {
  const [row] = await asOwner<{ id: number }>(
    `insert into term (workspace_id, field, value) values ($1, $2, $3)
     on conflict (workspace_id, field, md5(value)) do update set value = excluded.value returning id`,
    [ctx.workspaceId, field, value],
  );
  if (!row) throw new Error('no term');
  return row.id;
}

/** The workspace's audit rows, oldest first. */
export function auditOf(ctx: Ctx) {
  return asOwner<{ seq: number; action: string; subject_id: string; before: unknown; after: unknown; actor: string }>(
    'select seq, action, subject_id, before, after, actor from audit_event where workspace_id = $1 order by seq',
    [ctx.workspaceId],
  );
}
