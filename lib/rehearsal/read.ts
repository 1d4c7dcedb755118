import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { askControl } from './control';
import { Switchboard } from './schema';

/** What may be set at the sandbox, and what is. */
export async function readSwitchboard(ctx: Ctx): Promise<Switchboard> {
  allow(ctx, 'sandbox.rehearse');
  return Switchboard.parse(await askControl('GET', '/switchboard'));
}
