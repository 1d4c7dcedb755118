import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { within } from '@/lib/db/statement';
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

type ConnectionRow = { connection_id: string; vendor: string; state: string; settings: unknown };
const CONNECTION = 'c.id as connection_id, c.vendor, c.state, c.settings';
const OF = (table: string) =>
  `from ${table} t join connection c on c.workspace_id = t.workspace_id and c.id = t.connection_id`;
const FINDINGS = `select t.id, t.kind, t.external_id as target, ${CONNECTION} ${OF('finding')}
  where t.workspace_id = $1::uuid and t.id = any($2::uuid[])`;
const ITEM = `select t.id, t.noun, t.external_id as target, ${CONNECTION} ${OF('item')}
  where t.workspace_id = $1::uuid and t.id = $2::uuid`;
const TENANT = `select ${CONNECTION} from connection c where c.workspace_id = $1::uuid and c.id = $2::uuid`;

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
    const [item] = await within<ConnectionRow & { id: string; noun: string; target: string }>(ctx, ITEM, [
      ctx.workspaceId,
      on.itemId,
    ]);
    if (!item) throw new AppError('not_found', 'There is no such record.');
    if (typeof rule === 'string' || !('item' in rule) || rule.item !== item.noun) throw wrongKind();
    const { id, noun, target } = item;
    return { ...connectionPart(item), findingId: null, itemId: id, target, audit: { kind: noun, id } };
  }
  const [connection] = await within<ConnectionRow>(ctx, TENANT, [ctx.workspaceId, on.connectionId]);
  if (!connection) throw new AppError('not_found', 'There is no such tenant.');
  if (rule !== 'connection') throw wrongKind();
  const audit = { kind: 'connection', id: connection.connection_id };
  return { ...connectionPart(connection), findingId: null, itemId: null, target: '', audit };
}

type FindingSubject = { id: string; subject: Subject } | { id: string; reason: string };

/** The subjects of many findings in one statement; one that the command does not fit comes with the reason. */
export async function findingSubjects(
  ctx: Ctx,
  command: CommandKind,
  ids: readonly string[],
): Promise<FindingSubject[]> {
  const rule = ACTION_RULES[command].on;
  const found = await within<ConnectionRow & { id: string; kind: number; target: string }>(ctx, FINDINGS, [
    ctx.workspaceId,
    ids,
  ]);
  return found.map((row) => {
    const kind: Kind = nameOf(KIND_CODES, row.kind);
    if (typeof rule === 'string' || !('finding' in rule) || !rule.finding.includes(kind)) {
      return { id: row.id, reason: wrongKind().message };
    }
    const target = { findingId: row.id, itemId: null, target: row.target, audit: { kind: 'finding', id: row.id } };
    return { id: row.id, subject: { ...connectionPart(row), ...target } };
  });
}

const connectionPart = ({ connection_id, vendor, state, settings }: ConnectionRow) => ({
  connectionId: connection_id,
  vendor,
  connectionState: state,
  settings,
});

const wrongKind = () => new AppError('not_possible', 'This action is not for this kind of record.');
