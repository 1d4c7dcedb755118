import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { changeFinding, type MakePlan, setColumns } from './change';
import { memberWhoActs } from './member-who-acts';
import type { FindingRow, Person } from './shapes';

type OwnerId = string | 'me' | null;

/** Gives a finding to a person who may act on it, or to nobody. Ours alone: no vendor is told. */
export function assignFinding(ctx: Ctx, input: { id: string; ownerId: OwnerId; version: number }): Promise<FindingRow> {
  return changeFinding(ctx, input, planAssign(input.ownerId));
}

export function planAssign(ownerId: OwnerId): MakePlan {
  return async (ctx) => {
    const owner = await memberWhoActs(ctx, ownerId, 'ownerId');
    return {
      action: 'finding.assign',
      movesVersion: true,
      objection: (held) => (held.owner_id === (owner?.id ?? null) ? 'same' : null),
      apply: (ctx, held) => setColumns(ctx, held, { ownerId: owner?.id ?? null }),
      record: (held) => ({ before: { owner: ownerOf(held.owner_id, held.owner) }, after: { owner } }),
    };
  };
}

function ownerOf(id: string | null, name: string | null): Person | null {
  return id === null ? null : { id, name: name ?? id };
}
