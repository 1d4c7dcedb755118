import 'server-only';
import { person } from '@/lib/auth/allow';
import { may } from '@/lib/auth/permissions';
import type { Ctx } from '@/lib/db/ctx';
import { db } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { Role } from '@/lib/model/role';
import { changeFinding, type MakePlan, setColumns } from './change';
import type { FindingRow, Person } from './shapes';

type OwnerId = string | 'me' | null;

/** Gives a finding to a person who may act on it, or to nobody. Ours alone: no vendor is told. */
export function assignFinding(ctx: Ctx, input: { id: string; ownerId: OwnerId; version: number }): Promise<FindingRow> {
  return changeFinding(ctx, input, planAssign(input.ownerId));
}

export function planAssign(ownerId: OwnerId): MakePlan {
  return async (ctx) => {
    const owner = ownerId === null ? null : await memberWhoActs(ctx, ownerId === 'me' ? person(ctx).userId : ownerId);
    return {
      action: 'finding.assign',
      movesVersion: true,
      objection: (held) => (held.owner_id === (owner?.id ?? null) ? 'same' : null),
      apply: (ctx, held) => setColumns(ctx, held, { ownerId: owner?.id ?? null }),
      record: (held) => ({ before: { owner: ownerOf(held.owner_id, held.owner) }, after: { owner } }),
    };
  };
}

async function memberWhoActs(ctx: Ctx, userId: string): Promise<Person> {
  const member = await db(ctx).membership.findFirst({
    where: { workspaceId: ctx.workspaceId, userId, disabledAt: null, user: { disabledAt: null } },
    select: { role: true, user: { select: { id: true, name: true } } },
  });
  const message = member ? `${member.user.name} may not act on findings.` : 'There is no such person here.';
  if (!member || !may(Role.parse(member.role), 'findings.act'))
    throw new AppError('bad_input', message, { ownerId: message });
  return member.user;
}

function ownerOf(id: string | null, name: string | null): Person | null {
  return id === null ? null : { id, name: name ?? id };
}
