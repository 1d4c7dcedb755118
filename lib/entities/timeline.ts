import 'server-only';
import { z } from 'zod';
import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import type { FindingRow, Tenant } from '@/lib/findings/shapes';
import { factsOf, NumberNames } from '@/lib/items/facts';
import type { Known } from './item-joins';
import type { JoinKey } from './schema';
import type { Entity, JoinedApproval } from './shapes';
import { approvalsSql, changesSql, MOST_CHANGES, type Window } from './timeline-sql';

type Kept = { id: string; title: string; raw: unknown; at: Date; tenant: Tenant; names: unknown; by: JoinKey };

const text = z.string().trim().min(1).nullable().catch(null);
const Device = z.looseObject({ uuid: text, display_name: text });
const FromDevice = z.looseObject({
  device_uuid: text,
  device_details: z.array(Device.catch({ uuid: null, display_name: null })).catch([]),
});

/** Requests at Edge that wait for an answer, newest first. */
export async function approvalsOf(ctx: Ctx, known: Known, rejected: readonly string[]): Promise<JoinedApproval[]> {
  const statement = approvalsSql(ctx.workspaceId, known, rejected);
  if (statement === null) return [];
  const found = await prepared<Kept & { ends: Date | null }>(ctx, statement.text, statement.values);
  return found.map(({ id, title, raw, at, tenant, names, by, ends }) => {
    const { user, app } = factsOf('workflow_run', raw, NumberNames.parse(names));
    const endsAt = ends?.toISOString() ?? null;
    return { id, title, user, app, device: deviceOf(raw), endsAt, at: at.toISOString(), tenant, by };
  });
}

function deviceOf(raw: unknown): JoinedApproval['device'] {
  const { device_uuid: key, device_details: all } = FromDevice.catch({ device_uuid: null, device_details: [] }).parse(
    raw,
  );
  return key === null ? null : { key, name: all.find(({ uuid }) => uuid === key)?.display_name ?? key };
}

/** What the vendors' logs say between two instants, newest first; what is among the findings stands there. */
export async function changesOf(
  ctx: Ctx,
  known: Known,
  window: Window,
  rejected: readonly string[],
  findings: readonly FindingRow[],
): Promise<Entity['changes']> {
  const { text, values } = changesSql(ctx.workspaceId, known, window, rejected);
  const found = await prepared<Kept & { external_id: string }>(ctx, text, values);
  const shown = new Set(
    findings.filter(({ source }) => source === 'automation').map((row) => `${row.tenant.id} ${row.externalId}`),
  );
  const items = found
    .slice(0, MOST_CHANGES)
    .filter(({ tenant, external_id: id }) => !shown.has(`${tenant.id} ${id}`))
    .map(({ id, title, raw, at, tenant, names, by }) => {
      const { actor } = factsOf('activity', raw, NumberNames.parse(names));
      return { id, title, actor, at: at.toISOString(), tenant, by };
    });
  return { items, more: found.length > MOST_CHANGES };
}
