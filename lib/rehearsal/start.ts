import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { askControl } from './control';
import { readSwitchboard } from './read';
import { REHEARSALS } from './rehearsals';
import type { StartRehearsal, Switchboard } from './schema';

/** Begins a named outage at the sandbox; on record before it does. */
export async function startRehearsal(ctx: Ctx, { rehearsal }: StartRehearsal): Promise<Switchboard> {
  allow(ctx, 'sandbox.rehearse');
  await readSwitchboard(ctx);
  const found = REHEARSALS.find(({ id }) => id === rehearsal);
  if (!found) {
    const fields = { rehearsal: `One of ${REHEARSALS.map(({ id }) => id).join(', ')}.` };
    throw new AppError('bad_input', 'There is no such rehearsal.', fields);
  }
  const subject = { kind: 'sandbox', id: found.id };
  await inTx(ctx, (ctx) => writeAudit(ctx, { action: 'sandbox.rehearse', subject, after: { label: found.label } }));
  await askControl('POST', '/faults', found.faults);
  return readSwitchboard(ctx);
}
