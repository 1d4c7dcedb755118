'use client';

import { useWatch } from 'react-hook-form';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { VendorForm } from '@/lib/connections/schema';
import { OTHER } from './draft';

/**
 * Where the tenant is: one of the addresses the vendor's papers name, or another, given twice. `mayDiffer`: another is
 * allowed at all. `current`: the address in use, which needs no second look.
 */
export function AddressFields({
  vendor,
  mayDiffer,
  current = null,
}: {
  vendor: Pick<VendorForm, 'label' | 'origins'>;
  mayDiffer: boolean;
  current?: string | null;
}) {
  const place: unknown = useWatch({ name: 'place' });
  const typed: unknown = useWatch({ name: 'origin' });
  const known = vendor.origins.map(({ label, origin }) => ({ value: origin, label: `${label} · ${origin}` }));
  return (
    <>
      {known.length > 0 && (
        <FormField name="place" label="Address">
          {(input) => (
            <Select
              {...input}
              placeholder="Choose where the tenant is"
              options={mayDiffer ? [...known, { value: OTHER, label: 'Another address' }] : known}
            />
          )}
        </FormField>
      )}
      {place === OTHER && (
        <FormField
          name="origin"
          label={known.length > 0 ? 'The other address' : 'Address'}
          hint="Scheme and host, like https://host.example."
        >
          {(input) => <Input {...input} mono inputMode="url" spellCheck={false} placeholder="https://" />}
        </FormField>
      )}
      {place === OTHER && typed !== current && (
        <FormField
          name="confirmOrigin"
          label="The same address once more"
          hint={`The papers of ${vendor.label} do not name this address. The key is sent there: type it again rather than pasting it.`}
        >
          {(input) => <Input {...input} mono inputMode="url" spellCheck={false} placeholder="https://" />}
        </FormField>
      )}
    </>
  );
}
