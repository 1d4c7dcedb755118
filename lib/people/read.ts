import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { Person } from './schema';

const MOST = 1000;
const COLUMNS = {
  role: true,
  disabledAt: true,
  version: true,
  createdAt: true,
  user: {
    select: {
      id: true,
      email: true,
      name: true,
      disabledAt: true,
      userPassword: { select: { userId: true, oneTimeUntil: true } },
    },
  },
} as const;

/** Everybody with a role in this workspace, the disabled included, by name. */
export async function listPeople(ctx: Ctx): Promise<Person[]> {
  allow(ctx, 'people.read');
  return inTx(ctx, async (ctx) => {
    const found = await db(ctx).membership.findMany({
      where: { workspaceId: ctx.workspaceId },
      select: COLUMNS,
      orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
      take: MOST,
    });
    return found.map(toPerson);
  });
}

export async function getPerson(ctx: Ctx, id: string): Promise<Person> {
  allow(ctx, 'people.read');
  return inTx(ctx, async (ctx) => {
    const found = await db(ctx).membership.findUnique({
      where: { workspaceId_userId: { workspaceId: ctx.workspaceId, userId: id } },
      select: COLUMNS,
    });
    if (!found) throw new AppError('not_found', 'Nobody with this id is in this workspace.');
    return toPerson(found);
  });
}

type Row = {
  role: string;
  disabledAt: Date | null;
  version: number;
  createdAt: Date;
  user: {
    id: string;
    email: string;
    name: string;
    disabledAt: Date | null;
    userPassword: { oneTimeUntil: Date | null } | null;
  };
};

function toPerson({ user, disabledAt, role, version, createdAt }: Row): Person {
  return Person.parse({
    role,
    version,
    joinedAt: createdAt.toISOString(),
    id: user.id,
    email: user.email,
    name: user.name,
    isDisabled: disabledAt !== null || user.disabledAt !== null,
    isInvited: user.userPassword?.oneTimeUntil != null,
  });
}
