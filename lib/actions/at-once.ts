import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { AppError } from '@/lib/errors';
import { changeMany } from '@/lib/findings/bulk';
import { mergeFindings } from '@/lib/findings/merge';
import type { BulkBody as ChangeBody, MergeBody } from '@/lib/findings/schema';
import type { ChangeResults } from '@/lib/findings/shapes';
import { atOnceOf } from './acting-rules';
import { closeFindings } from './close-many';
import type { BulkCloseBody } from './close-schema';
import { readActingRules } from './read-acting-rules';
import { type BulkResult, requestBulk } from './request-bulk';
import type { BulkBody } from './schema';
import type { CloseResults } from './shapes';

// A person asks for these directly. What needs a typed number or a second person goes through a job, whatever the door.

export async function changeAtOnce(ctx: Ctx, body: ChangeBody): Promise<ChangeResults> {
  await checkFew(ctx, 'ids', body.ids);
  return changeMany(ctx, body);
}

export async function requestAtOnce(ctx: Ctx, body: BulkBody): Promise<BulkResult> {
  await checkFew(ctx, 'findingIds', body.findingIds);
  return requestBulk(ctx, body);
}

export async function closeAtOnce(ctx: Ctx, body: BulkCloseBody): Promise<CloseResults> {
  await checkFew(ctx, 'ids', body.ids);
  return closeFindings(ctx, body);
}

export async function mergeAtOnce(ctx: Ctx, body: MergeBody & { id: string }): Promise<ChangeResults> {
  await checkFew(ctx, 'ids', body.ids);
  return mergeFindings(ctx, body);
}

async function checkFew(ctx: Ctx, field: string, ids: readonly string[]): Promise<void> {
  const most = atOnceOf(await readActingRules(ctx));
  if (ids.length <= most) return;
  const message = `More than ${most} at once are a job, which is confirmed before it begins.`;
  throw new AppError('bad_input', message, { [field]: message });
}
