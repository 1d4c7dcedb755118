import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import type { VendorField } from '@/lib/connections/schema';

/** Inputs of a vendor's credentials. What is typed is sealed on its way in and never shown again. */
export function SecretFields({ fields, replaces = false }: { fields: readonly VendorField[]; replaces?: boolean }) {
  return fields.map(({ name, label, hint, kind, required }) => (
    <FormField
      key={name}
      name={`credentials.${name}`}
      label={replaces ? `New ${label}` : label}
      hint={hint}
      optional={!required}
    >
      {(input) =>
        kind === 'long_text' ? (
          <Textarea {...input} autoComplete="off" spellCheck={false} className="font-mono text-sm" />
        ) : (
          // Managers of passwords neither fill nor keep it: it belongs to a tenant, not to a person.
          <Input
            {...input}
            mono
            type="password"
            autoComplete="off"
            spellCheck={false}
            data-1p-ignore
            data-lpignore="true"
          />
        )
      }
    </FormField>
  ));
}
