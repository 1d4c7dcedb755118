import type { CommandKind } from '@/lib/model/command';
import type { Source } from '@/lib/model/finding';

/** What a page knows of a vendor without asking anybody; made on the server, so that no schema comes to the browser. */
export type VendorFacts = {
  id: string;
  label: string;
  source: Source;
  cannot: string;
  commands: readonly CommandKind[];
  /** Live reads of a finding, and which of them are evidence. */
  reads: readonly string[];
};

/** The vendor as toasts name it: the maker's name where the product's is long. */
export function shortName({ label }: Pick<VendorFacts, 'label'>): string {
  return label.length <= 16 ? label : (label.split(' ')[0] ?? label);
}

/** When a write leaves, as the end of a sentence. */
export function afterHold(seconds: number): string {
  return seconds === 0 ? 'at once' : `in ${seconds} s`;
}

export function vendorOf(vendors: readonly VendorFacts[], id: string): VendorFacts {
  const vendor = vendors.find((one) => one.id === id);
  if (!vendor) throw new Error(`no vendor ${id}`);
  return vendor;
}
