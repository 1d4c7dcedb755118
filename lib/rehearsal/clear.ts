import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { askControl } from './control';
import { readSwitchboard } from './read';
import type { ClearFaults, Switchboard } from './schema';

/** Lets the sandbox behave again: in one respect, or altogether. */
export async function clearFaults(ctx: Ctx, { id }: ClearFaults): Promise<Switchboard> {
  allow(ctx, 'sandbox.rehearse');
  const { faults } = await readSwitchboard(ctx);
  const gone = id === undefined ? faults : faults.filter((fault) => String(fault.id) === id);
  if (id !== undefined && gone.length === 0) throw new AppError('not_found', 'This fault is over already.');
  const subject = { kind: 'sandbox', id: id ?? 'all' };
  await inTx(ctx, (ctx) => writeAudit(ctx, { action: 'sandbox.clear-faults', subject, before: gone }));
  await askControl('DELETE', id === undefined ? '/faults' : `/faults?id=${id}`);
  return readSwitchboard(ctx);
}
