import { outcomeOf } from '@/components/findings/outcome';
import { refreshAround } from '@/components/findings/queries';
import { rowStore } from '@/components/findings/row-store';
import type { Deed } from '@/components/findings/use-deed';
import { newestOf } from '@/components/findings/use-finding-row';
import { holdOf, takeBack, writeOf } from '@/components/findings/vendor-deeds';
import { afterHold } from '@/components/findings/vendor-facts';
import { api } from '@/lib/api/browser';
import type { FindingRow } from '@/lib/findings/shapes';
import type { RevokeBody } from '@/lib/lockdown/schema';
import type { OperationAnswer } from '@/lib/operations/shapes';

export const TITLE = 'Revoke external sharing';

/** Takes the external shares of an incident's document away. `key` names the request: the same one sent again is the same. */
export function revoking(row: FindingRow, body: RevokeBody, key: string): Deed {
  return async (client) => {
    const { action } = await api.post<OperationAnswer>(`/api/findings/${row.id}/lockdown`, {
      body,
      idempotencyKey: key,
    });
    if (!action) throw new Error('A revocation came without its action.');
    rowStore.put({ ...newestOf(row), write: writeOf(action) });
    refreshAround(client, [row.id]);
    const heldSeconds = action.state === 'held' ? holdOf(action) : 0;
    return {
      outcome: outcomeOf([row], []),
      words: `External sharing is revoked at Lacework Edge ${afterHold(heldSeconds)}`,
      undo: heldSeconds === 0 ? undefined : () => takeBack(client, [row], [action.id]),
      undoLabel: 'Take back',
      heldSeconds,
    };
  };
}
