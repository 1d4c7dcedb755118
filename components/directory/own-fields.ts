import type { FormLook } from '@/components/operations/schema-fields';
import { filterField } from '@/components/policies/filter-field';
import { templateField, timeToLiveField } from '@/components/workflows/workflow-fields';

/** The inputs that some fields of this vendor have of their own: filters, templates, times to live. */
export function ownFields(tenantId: string): NonNullable<FormLook['ownField']> {
  const own = [filterField(tenantId), templateField, timeToLiveField];
  return (field, place) => {
    for (const one of own) {
      const drawn = one(field, place);
      if (drawn) return drawn;
    }
    return null;
  };
}
