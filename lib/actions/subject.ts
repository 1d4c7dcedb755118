import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { db } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import type { CommandKind } from '@/lib/model/command';
import { KIND_CODES, type Kind, nameOf } from '@/lib/model/finding';
import { ACTION_RULES } from './rules';

/** What an action is aimed at, as the database knows it. */
export type Subject = {
  connectionId: string;
  vendor: string;
  connectionState: string;
  /** The connection's plain settings: some vendors' writes are off until a number has a name there. */
  settings: unknown;
  findingId: string | null;
  itemId: string | null;
  /** The vendor's own id. */
  target: string;
  audit: { kind: string; id: string };
};

type On = { findingId: string } | { itemId: string } | { connectionId: string };

/** Looks the subject up behind the workspace's wall; `not_found` for another workspace's too. */
export async function subjectOf(ctx: Ctx, command: CommandKind, on: On): Promise<Subject> {
  if ('findingId' in on) {
    const [found] = await findingSubjects(ctx, command, [on.findingId]);
    if (!found) throw new AppError('not_found', 'There is no such finding.');
    if ('reason' in found) throw new AppError('not_possible', found.reason);
    return found.subject;
  }
  const rule = ACTION_RULES[command].on;
  if ('itemId' in on) {
    const item = await db(ctx).item.findFirst({
      where: { workspaceId: ctx.workspaceId, id: on.itemId },
      select: {
        id: true,
        noun: true,
        externalId: true,
        connection: { select: CONNECTION },
      },
    });
    if (!item) throw new AppError('not_found', 'There is no such record.');
    if (typeof rule === 'string' || !('item' in rule) || rule.item !== item.noun) throw wrongKind();
    const target = {
      findingId: null,
      itemId: item.id,
      target: item.externalId,
      audit: { kind: item.noun, id: item.id },
    };
    return { ...connectionPart(item.connection), ...target };
  }
  const connection = await db(ctx).connection.findFirst({
    where: { workspaceId: ctx.workspaceId, id: on.connectionId },
    select: CONNECTION,
  });
  if (!connection) throw new AppError('not_found', 'There is no such tenant.');
  if (rule !== 'connection') throw wrongKind();
  const target = { findingId: null, itemId: null, target: '', audit: { kind: 'connection', id: connection.id } };
  return { ...connectionPart(connection), ...target };
}

type FindingSubject = { id: string; subject: Subject } | { id: string; reason: string };

/** The subjects of many findings in one statement; one that the command does not fit comes with the reason. */
export async function findingSubjects(
  ctx: Ctx,
  command: CommandKind,
  ids: readonly string[],
): Promise<FindingSubject[]> {
  const rule = ACTION_RULES[command].on;
  const found = await db(ctx).finding.findMany({
    where: { workspaceId: ctx.workspaceId, id: { in: [...ids] } },
    select: { id: true, kind: true, externalId: true, connection: { select: CONNECTION } },
  });
  return found.map((row) => {
    const kind: Kind = nameOf(KIND_CODES, row.kind);
    if (typeof rule === 'string' || !('finding' in rule) || !rule.finding.includes(kind)) {
      return { id: row.id, reason: wrongKind().message };
    }
    const target = { findingId: row.id, itemId: null, target: row.externalId, audit: { kind: 'finding', id: row.id } };
    return { id: row.id, subject: { ...connectionPart(row.connection), ...target } };
  });
}

const CONNECTION = { id: true, vendor: true, state: true, settings: true } as const;

const connectionPart = (connection: { id: string; vendor: string; state: string; settings: unknown }) => ({
  connectionId: connection.id,
  vendor: connection.vendor,
  connectionState: connection.state,
  settings: connection.settings,
});

const wrongKind = () => new AppError('not_possible', 'This action is not for this kind of record.');
