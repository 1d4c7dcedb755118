'use client';

import { useQuery } from '@tanstack/react-query';
import { ComboboxList, type ComboboxOption } from '@/components/ui/combobox-list';
import { Dialog } from '@/components/ui/dialog';
import { NotPossible } from '@/components/ui/not-possible';
import { Notice } from '@/components/ui/notice';
import { statusLabel } from '@/components/ui/status-text';
import { AboutRows, titleFor } from './about-rows';
import { sending } from './closing-deeds';
import type { DialogFor } from './finding-dialogs';
import { moving } from './own-deeds';
import { findings } from './queries';
import { useTriage } from './triage-context';
import { useSubmit } from './use-submit';
import { afterHold } from './vendor-facts';

const OWN = ['new', 'in_progress', 'waiting', 'accepted', 'resolved'] as const;
const AS_VENDOR = 'vendor';
const AT_EDGE = 'edge:';

/** Where a finding stands: here, and at Edge where the tenant's numbers have names. */
export function StatusDialog({ rows, total, onClose, submit }: DialogFor) {
  const { vendors, holdSeconds } = useTriage();
  const { problem, run } = useSubmit();
  const [only] = rows;
  const isEdge = rows.every(({ kind, tenant }) => kind === 'edge_alert' && tenant.id === only?.tenant.id);
  const choices = useQuery({ ...findings.choices(only?.id ?? ''), enabled: isEdge && only !== undefined });
  // Where the vendor takes a close, being resolved is the vendor's to say.
  const closes = rows.some(({ kind }) => kind === 'dlp_incident' || kind === 'edge_alert');
  const own: ComboboxOption[] = OWN.filter((status) => !(closes && status === 'resolved')).map((status) => ({
    value: status,
    label: statusLabel(status),
    detail: 'here',
  }));
  const off = choices.data?.commands['edge.status'];
  const atEdge: ComboboxOption[] = (off === null ? (choices.data?.statuses ?? []) : []).map(({ value, label }) => ({
    value: AT_EDGE + value,
    label,
    detail: `at Edge, ${afterHold(holdSeconds['edge.status'])}`,
  }));
  const vendorSays: ComboboxOption = { value: AS_VENDOR, label: 'As the vendor says', keywords: ['reset'] };

  const choose = (value: string) => {
    const status = OWN.find((one) => one === value);
    const deed = value.startsWith(AT_EDGE)
      ? sending(rows, 'edge.status', { newStatus: Number(value.slice(AT_EDGE.length)) }, vendors)
      : moving(rows, status ?? null);
    void run(() => submit(deed));
  };
  return (
    <Dialog
      title={titleFor('Status', total)}
      size="sm"
      onClose={onClose}
      description={<AboutRows rows={rows} total={total} />}
    >
      {problem && <Notice problem={problem} />}
      <ComboboxList
        label="Status"
        options={[...own, ...atEdge, vendorSays]}
        value={rows.length === 1 ? (only?.ownStatus ?? AS_VENDOR) : null}
        onChoose={choose}
      />
      {closes && (
        <p className="mt-2 px-2 text-ink-3 text-sm">
          To resolve it, close it with a verdict (E): that tells the vendor, a status here would not.
        </p>
      )}
      {off && (
        <div className="mt-2 px-2">
          <NotPossible label="Status at Edge" reason={off} />
        </div>
      )}
    </Dialog>
  );
}
