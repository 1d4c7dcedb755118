'use client';

import { Refused } from '@/components/items/use-act';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { OperationDetail } from '@/lib/operations/shapes';
import { changeBody, changePlan } from './change-plan';
import type { DeedProps } from './deed-dialog';
import { givenOf } from './deeds';
import { deletedNumber } from './field-words';
import type { DirectoryRow } from './records';
import { useSend } from './use-send';

/** Removes a record once its name is typed: by the vendor's own removal, or by the status that stands for it. */
export function RemoveDialog({
  tenant,
  names,
  resource,
  deed,
  row,
  detail,
  onClose,
}: DeedProps & { row: DirectoryRow; detail: OperationDetail }) {
  const { send } = useSend(tenant, detail.id);
  const isByStatus = detail.slot === 'change';
  const seconds = detail.holds['operation.remove'] ?? 0;

  async function remove() {
    if (deed.why) throw new Refused(deed.why, undefined);
    const input = isByStatus
      ? { params: givenOf(detail, row).params, query: {}, body: markDeleted() }
      : { params: {}, query: {}, body: { devices: [{ uuid: row.id }] } };
    const came = await send(input, `“${row.title}” is deleted`);
    if (came && 'problem' in came) throw new Refused(came.problem.message, came.problem.requestId);
  }
  function markDeleted() {
    const status = deletedNumber(resource.id, names);
    const plan = changePlan(detail);
    return changeBody(plan, row.raw, [{ field: 'status', before: row.raw.status, after: status ?? undefined }]);
  }

  return (
    <ConfirmDialog
      title={`Delete “${row.title}”?`}
      confirmLabel={`Delete the ${resource.one}`}
      typed={{ expect: row.title, label: `Type ${row.title} to delete it` }}
      onClose={onClose}
      onConfirm={remove}
    >
      {isByStatus
        ? `${tenant.vendorLabel} has no removal of its own for this. Its status is set to deleted in ${tenant.name}; what it makes of that, and whether it can be set back, its papers do not say.${
            seconds > 0 ? ` For ${seconds} seconds it can be taken back.` : ''
          }`
        : `It goes from ${tenant.name}. ${
            seconds > 0
              ? `For ${seconds} seconds it can be taken back; then it cannot be undone.`
              : 'This cannot be undone.'
          }`}
    </ConfirmDialog>
  );
}
