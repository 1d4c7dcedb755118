import type { FormLook } from '@/components/operations/schema-fields';
import { FilterBuilder } from './filter-builder';
import { draftOfFilter, filterOfDraft } from './filter-draft';

const LABELS: Readonly<Record<string, string>> = {
  app_filter: 'For which apps',
  session_filter: 'In which sessions',
  condition_filter: 'Which alert conditions',
};

/** The builder in place of the usual inputs, for every field that has the form of a filter. */
export function filterField(tenantId: string): NonNullable<FormLook['ownField']> {
  return ({ name, node }, { label, draft, onDraft, error }) => {
    if (node.kind !== 'object' || !node.fields.some((one) => one.name === 'include_any')) return null;
    return (
      <FilterBuilder
        key={name}
        tenantId={tenantId}
        label={LABELS[name] ?? label}
        ofApps={name === 'app_filter'}
        filter={filterOfDraft(draft)}
        onFilter={(filter) => onDraft(draftOfFilter(filter))}
        error={error}
      />
    );
  };
}
