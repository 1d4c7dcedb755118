import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { AppError } from '@/lib/errors';

/** The unique name is the database's to keep; here its refusal becomes words beside the input. */
export async function unlessNameTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (cause) {
    if (!(cause instanceof Prisma.PrismaClientKnownRequestError) || cause.code !== 'P2002') throw cause;
    const message = 'Another connection has this name.';
    throw new AppError('bad_input', message, { name: message }, { cause });
  }
}
