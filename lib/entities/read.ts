import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import type { FindingRow, Instant } from '@/lib/findings/shapes';
import { findingsLike, gather } from './gather';
import { identify } from './identify';
import { idsOf, rejectionsOf } from './rejections';
import type { EntityParams, EntityQuery } from './schema';
import type { Entity } from './shapes';
import { approvalsOf, changesOf } from './timeline';

const DAY = 86_400_000;

/**
 * A person, device, resource, account or document with what the vendors' records say of it, each joined by a named key.
 * Joins that somebody rejected are left out everywhere, also of the query by which the queue shows its findings. Throws
 * `not_found` for what nothing here names.
 */
export async function getEntity(ctx: Ctx, { kind, key, around }: EntityParams & EntityQuery): Promise<Entity> {
  allow(ctx, 'findings.read');
  allow(ctx, 'items.read');
  const identity = await identify(ctx, kind, key);
  const rejected = await rejectionsOf(ctx, identity);
  const { all, findings, links, ambiguous, known } = await gather(ctx, identity, rejected);
  const others = idsOf(rejected, 'item');
  const approvals = await approvalsOf(ctx, known, others);
  const asked = around === undefined ? null : await newestOf(ctx, all, ` id:${around}`);
  const finding = asked ?? findings.items[0] ?? (await newestOf(ctx, all));
  const at = finding?.createdAt ?? approvals[0]?.at ?? new Date().toISOString();
  const window = { ...aDayAround(at), finding: finding && briefly(finding), asked: asked !== null };
  const changes = await changesOf(ctx, known, window, others, findings.items);
  const { key: written, name } = identity;
  // What an account's or a resource's key is called, its sources say.
  const keyName = findings.items[0]?.by ?? identity.keyName;
  return { kind, key: written, name, keyName, links, ambiguous, findings, window, approvals, changes, rejected };
}

async function newestOf(ctx: Ctx, all: string | null, further = ''): Promise<FindingRow | null> {
  return all === null ? null : ((await findingsLike(ctx, all + further, 1))[0] ?? null);
}

function aDayAround(at: Instant): { from: Instant; to: Instant } {
  const ms = Date.parse(at);
  return { from: new Date(ms - DAY).toISOString(), to: new Date(ms + DAY).toISOString() };
}

function briefly({ id, title, createdAt }: FindingRow): Entity['window']['finding'] {
  return { id, title, at: createdAt };
}
