import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { askControl } from './control';
import { readSwitchboard } from './read';
import type { SetFault, Switchboard } from './schema';

/** Makes a sandbox vendor misbehave. On record before it does, as the sandbox is no part of our transaction. */
export async function setFault(ctx: Ctx, fault: SetFault): Promise<Switchboard> {
  allow(ctx, 'sandbox.rehearse');
  checkKnown(await readSwitchboard(ctx), fault);
  const subject = { kind: 'sandbox', id: fault.vendor };
  await inTx(ctx, (ctx) => writeAudit(ctx, { action: 'sandbox.set-fault', subject, after: fault }));
  await askControl('POST', '/faults', fault);
  return readSwitchboard(ctx);
}

/** A fault that could never strike would make people believe that all is well. */
function checkKnown({ vendors, kinds, told }: Switchboard, fault: SetFault): void {
  const of = fault.vendor === '*' ? vendors : vendors.filter(({ id }) => id === fault.vendor);
  const known = {
    vendor: of.length > 0,
    operation: fault.operation === undefined || of.some(({ operations }) => operations.includes(fault.operation ?? '')),
    kind: kinds.some(({ kind }) => kind === fault.kind),
    told: fault.told === undefined || told.includes(fault.told),
  };
  const wrong = Object.entries(known).filter(([, isKnown]) => !isKnown);
  if (wrong.length === 0) return;
  const fields = Object.fromEntries(wrong.map(([name]) => [name, 'The sandbox knows no such one.']));
  throw new AppError('bad_input', 'The sandbox does not know this fault.', fields);
}
