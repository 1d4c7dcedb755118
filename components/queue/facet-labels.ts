import { kindLabel } from '@/components/findings/row-text';
import { severityLabel } from '@/components/ui/severity-icon';
import { sourceLabel } from '@/components/ui/source-icon';
import { statusLabel } from '@/components/ui/status-text';
import type { FacetName, FacetValue } from '@/lib/findings/shapes';
import type { Kind, Severity, Source, Status } from '@/lib/model/finding';

/** The facets in the order they are shown, those that are long and rare folded at first. */
export const FACET_ORDER: readonly { name: FacetName; label: string; folded?: boolean }[] = [
  { name: 'severity', label: 'Severity' },
  { name: 'source', label: 'Source' },
  { name: 'status', label: 'Status' },
  { name: 'owner', label: 'Owner' },
  { name: 'tenant', label: 'Tenant' },
  { name: 'policy', label: 'Policy' },
  { name: 'account', label: 'Account', folded: true },
  { name: 'person', label: 'Person', folded: true },
  { name: 'kind', label: 'Kind', folded: true },
];

/** Facets with more values than are shown: searched at the server. */
export const SEARCHED = ['policy', 'account', 'person', 'label'] as const;
export type Searched = (typeof SEARCHED)[number];

const LABELS: { [name in FacetName]?: (value: string) => string } = {
  severity: (value) => severityLabel(value as Severity),
  source: (value) => sourceLabel(value as Source),
  status: (value) => statusLabel(value as Status),
  kind: (value) => kindLabel(value as Kind),
};

/** A facet's value as the interface writes it; the words of closed sets are the server's own. */
export function facetLabel(name: FacetName, { value, label }: FacetValue): string {
  return value === null ? label : (LABELS[name]?.(value) ?? label);
}

/** The part of a query for a value. Nobody joins the other owners, which `is:unowned` could not. */
export function facetTerm(name: FacetName, { value, term }: FacetValue): string {
  return name === 'owner' && value === null ? 'owner:nobody' : term;
}
