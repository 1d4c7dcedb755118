import { textAt } from '@/components/items/raw-value';
import type { FindingDetail } from '@/lib/findings/shapes';

/** The ids a vendor's support asks for, and the record's own link to the vendor's portal. */
export function vendorIds({ kind, externalId, raw }: Pick<FindingDetail, 'kind' | 'externalId' | 'raw'>): {
  ids: { label: string; value: string }[];
  url: string | null;
} {
  const transaction = kind === 'dlp_incident' ? textAt(raw, 'transactionId') : null;
  return {
    ids: [
      { label: 'Vendor id', value: externalId },
      ...(transaction && transaction !== externalId ? [{ label: 'Transaction', value: transaction }] : []),
    ],
    url: textAt(raw, 'alert_url'),
  };
}
