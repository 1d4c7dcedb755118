'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { notify } from '@/components/ui/toast-store';
import { AliasBody } from '@/lib/vocabulary/schema';
import type { VocabularyWord } from '@/lib/vocabulary/shapes';
import { useAliases } from './queries';
import { VENDOR_WORDS, vendorsOf } from './word-uses';

/** Says that a vendor's word means another one: what asks for either finds both. Nothing is changed at the vendor. */
export function MapWordDialog({
  word,
  known,
  onClose,
}: {
  word: VocabularyWord;
  /** Words to choose from; any other may be typed. */
  known: readonly string[];
  onClose: () => void;
}) {
  const { map } = useAliases();
  const vendors = vendorsOf(word);
  async function submit(values: AliasBody) {
    await map.mutateAsync(values);
    notify({ text: `“${values.word}” is read as “${values.shownAs}”` });
    onClose();
  }
  return (
    <Dialog title={`Read “${word.word}” as another word`} size="sm" onClose={onClose}>
      <Form
        schema={AliasBody}
        defaultValues={{ vendor: vendors[0], word: word.word, shownAs: '' }}
        onSubmit={submit}
        footer={({ busy }) => (
          <>
            <Button size="lg" onClick={onClose}>
              Cancel
            </Button>
            <Button size="lg" type="submit" tone="primary" busy={busy}>
              Read as that
            </Button>
          </>
        )}
      >
        <p className="text-ink-2">
          A query for one of them finds the findings of both. Nothing is changed at the vendor, and it can be taken out
          again.
        </p>
        <FormField name="vendor" label="Whose word">
          {(input) => <Select {...input} options={vendors.map((id) => ({ value: id, label: VENDOR_WORDS[id] }))} />}
        </FormField>
        <FormField name="word" label="Word">
          {(input) => <Input {...input} />}
        </FormField>
        <FormField name="shownAs" label="Read as">
          {(input) => <Input {...input} data-autofocus list="known-words" autoComplete="off" />}
        </FormField>
        <datalist id="known-words">
          {known.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </Form>
    </Dialog>
  );
}
