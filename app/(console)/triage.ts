import 'server-only';
import type { Triage } from '@/components/findings/triage-context';
import { atOnceOf } from '@/lib/actions/acting-rules';
import { readActingRules } from '@/lib/actions/read-acting-rules';
import { person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { CATALOGUE } from '@/lib/vendors/catalogue';

/** Who looks and what the vendors are like, for the pages that act on findings; no schema goes to the browser. */
export async function triageOf(ctx: Ctx): Promise<Triage> {
  const { userId, name } = person(ctx);
  const { role } = ctx.actor;
  if (role === 'worker') throw new Error('a page is never drawn for the worker');
  const rules = await readActingRules(ctx);
  return {
    userId,
    name,
    role,
    holdSeconds: rules.holdSeconds,
    atOnce: atOnceOf(rules),
    vendors: CATALOGUE.map(({ id, label, source, cannot, commands, liveReads = {} }) => ({
      id,
      label,
      source,
      cannot,
      commands: [...commands],
      reads: Object.keys(liveReads).filter((read) => liveReads[read]?.of === 'finding'),
    })),
  };
}
