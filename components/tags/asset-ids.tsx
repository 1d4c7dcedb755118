import { Field } from '@/components/ui/field';
import { plural } from '@/components/ui/format-number';
import { Textarea } from '@/components/ui/textarea';

/** Ids typed or pasted, told back as they are read. */
export function AssetIds({
  label,
  typed,
  read,
  onType,
}: {
  label: string;
  typed: string;
  read: { ids: readonly string[]; bad: readonly string[] };
  onType: (text: string) => void;
}) {
  const error = read.bad.length > 0 ? `Ids are digits only: ${read.bad.slice(0, 3).join(', ')}` : undefined;
  return (
    <Field
      label={label}
      optional
      error={error}
      hint={
        read.ids.length > 0
          ? `${plural(read.ids.length, 'id')} read`
          : 'Their ids at the vendor, parted by commas or spaces.'
      }
    >
      {(control) => (
        <Textarea
          {...control}
          rows={1}
          inputMode="numeric"
          value={typed}
          onChange={(event) => onType(event.target.value)}
          className="font-mono"
        />
      )}
    </Field>
  );
}
