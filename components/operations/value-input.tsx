'use client';

import { useId } from 'react';
import { spoken } from '@/components/items/words';
import type { FieldControl } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import type { FormNode } from './form-node';

const FLAG = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

/** One value as it is typed best. Known values are offered; the vendor may have others, so any can be typed. */
export function ValueInput({
  control,
  node,
  text,
  onText,
  secret = false,
  names = {},
  placeholder,
}: {
  control: FieldControl;
  node: Exclude<FormNode, { kind: 'object' | 'list' }>;
  text: string;
  onText: (text: string) => void;
  secret?: boolean;
  /** What known numbers mean here. */
  names?: Record<string, string>;
  placeholder?: string;
}) {
  const listId = useId();
  if (secret) {
    // It belongs to the vendor, not to the person: no manager of passwords shall keep it.
    return (
      <Input
        {...control}
        mono
        type="password"
        autoComplete="off"
        spellCheck={false}
        data-1p-ignore
        data-lpignore="true"
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
    );
  }
  switch (node.kind) {
    case 'flag':
      return (
        <Select
          {...control}
          placeholder="Not sent"
          options={FLAG}
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
      );
    case 'json':
    case 'lines':
      return (
        <Textarea
          {...control}
          spellCheck={false}
          rows={2}
          className="min-h-8 font-mono text-sm"
          placeholder={node.kind === 'json' ? 'JSON' : 'One a line'}
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
      );
    case 'text':
      if (node.long) {
        return (
          <Textarea
            {...control}
            rows={2}
            className="min-h-8"
            placeholder={placeholder}
            value={text}
            onChange={(event) => onText(event.target.value)}
          />
        );
      }
      break;
    case 'number':
      break;
  }
  const { known } = node;
  if (node.kind === 'number' && Object.keys(names).length > 0) {
    return (
      <Select
        {...control}
        placeholder="Not given"
        options={numberOptions(names, known, text)}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
    );
  }
  return (
    <>
      <Input
        {...control}
        mono
        spellCheck={false}
        inputMode={node.kind === 'number' ? 'numeric' : undefined}
        list={known.length > 0 ? listId : undefined}
        placeholder={placeholder}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
      {known.length > 0 && (
        <datalist id={listId}>
          {known.map((one) => (
            <option key={one} value={one}>
              {names[one] ?? ''}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}

/** Numbers by their names; those that the papers list and nobody has named, and the one that is there, stay to be chosen. */
function numberOptions(names: Record<string, string>, known: readonly string[], text: string) {
  const all = [...new Set([...Object.keys(names), ...known, ...(text === '' ? [] : [text])])];
  return all.map((value) => ({
    value,
    label: names[value] === undefined ? `${value}, not named` : spoken(names[value]),
  }));
}
