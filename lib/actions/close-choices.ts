import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import type { CommandKind } from '@/lib/model/command';
import type { Kind } from '@/lib/model/finding';
import { closingsOf } from './closing';
import { readActingRules } from './read-acting-rules';
import { ACTION_RULES } from './rules';
import type { CloseChoices } from './shapes';

/** See `CloseChoices`. Throws `not_found`. */
export async function closeChoices(ctx: Ctx, { id }: { id: string }): Promise<CloseChoices> {
  allow(ctx, 'findings.read');
  const closing = await inTx(ctx, async (ctx) => (await closingsOf(ctx, [id])).get(id));
  if (!closing) throw new AppError('not_found', 'There is no such finding.');
  const { command, kind, about, settings, isClosed, tenantOff } = closing;
  const whyOff = (one: CommandKind) => tenantOff ?? about.whyOff?.(settings, one) ?? null;
  const taken = about.commands.filter((one) => isFor(one, kind));
  return {
    at: isClosed ? 'closed' : command ? 'vendor' : 'here',
    command,
    holdSeconds: command ? (await readActingRules(ctx)).holdSeconds[command] : 0,
    whyOff: command ? whyOff(command) : null,
    cannot: about.cannot,
    incidentStatuses: command ? (about.choices?.(settings, command) ?? []) : [],
    statuses: taken.includes('edge.status') ? (about.choices?.(settings, 'edge.status') ?? []) : [],
    commands: Object.fromEntries(taken.map((one) => [one, whyOff(one)])),
  };
}

function isFor(command: CommandKind, kind: Kind): boolean {
  const { on } = ACTION_RULES[command];
  return typeof on === 'object' && 'finding' in on && on.finding.includes(kind);
}
