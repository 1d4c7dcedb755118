'use client';

import type { ReactNode } from 'react';
import { spoken } from '@/components/items/words';
import { Field } from '@/components/ui/field';
import { type Draft, type DraftObject, draftList, draftObject, OTHER, type Problems, textOf } from './form-draft';
import { type FormField, isSecretKey, type ObjectNode } from './form-node';
import { ListField, ObjectField } from './nested-fields';
import { ValueInput } from './value-input';

/** What all inputs of one form share. */
export type FormLook = {
  problems: Problems;
  /** Keys that are typed like passwords. */
  secrets: readonly string[];
  /** The vendor's own names, or the same as people say them. */
  labels: 'wire' | 'spoken';
  /** Names that tell what a number means here: enum, number, name. */
  namesOf: (field: string) => Record<string, string>;
  /** An input of its own for a field; null: it has the usual one. */
  ownField?: (field: FormField, place: OwnPlace) => ReactNode;
};
export type OwnPlace = { label: string; draft: Draft; onDraft: (next: Draft) => void; error: string | undefined };

/** The inputs of an object, those of objects inside it folded away until they are asked for. */
export function SchemaFields({
  node,
  draft,
  onDraft,
  at,
  look,
  example,
}: {
  node: ObjectNode;
  draft: Draft;
  onDraft: (next: DraftObject) => void;
  at: string;
  look: FormLook;
  /** What the vendor's own sample has here. */
  example: unknown;
}) {
  const given = draftObject(draft);
  const set = (name: string) => (value: Draft) => onDraft({ ...given, [name]: value });
  return (
    <>
      {node.fields.map((field) => (
        <OneField
          key={field.name}
          field={field}
          draft={given[field.name]}
          onDraft={set(field.name)}
          at={`${at}.${field.name}`}
          look={look}
          example={exampleAt(example, field.name)}
        />
      ))}
      {given[OTHER] !== undefined && (
        <Field
          label="Other fields"
          optional
          hint="As JSON: fields that the vendor’s papers do not name."
          error={look.problems[`${at}.${OTHER}`]}
        >
          {(control) => (
            <ValueInput control={control} node={{ kind: 'json' }} text={textOf(given[OTHER])} onText={set(OTHER)} />
          )}
        </Field>
      )}
    </>
  );
}

function OneField({
  field,
  draft,
  onDraft,
  at,
  look,
  example,
}: {
  field: FormField;
  draft: Draft;
  onDraft: (next: Draft) => void;
  at: string;
  look: FormLook;
  example: unknown;
}) {
  const { name, node, required, hint } = field;
  const label = look.labels === 'wire' ? <code className="text-xs">{name}</code> : spoken(name);
  const error = look.problems[at];
  const own = look.ownField?.(field, { label: spoken(name), draft, onDraft, error });
  if (own) return own;
  if (node.kind === 'object') {
    return (
      <ObjectField label={label} hint={hint} error={error} isGiven={draft !== undefined} required={required}>
        <SchemaFields node={node} draft={draft} onDraft={onDraft} at={at} look={look} example={example} />
      </ObjectField>
    );
  }
  if (node.kind === 'list') {
    return (
      <ListField label={label} hint={hint} error={error} items={draftList(draft)} onItems={onDraft}>
        {(item, onItem, index) => (
          <SchemaFields
            node={node.item}
            draft={item}
            onDraft={onItem}
            at={`${at}.${index}`}
            look={look}
            example={Array.isArray(example) ? example[0] : undefined}
          />
        )}
      </ListField>
    );
  }
  return (
    <Field
      label={label}
      hint={hint ?? undefined}
      error={error}
      required={required}
      optional={!required && look.labels === 'wire'}
    >
      {(control) => (
        <ValueInput
          control={control}
          node={node}
          text={textOf(draft)}
          onText={onDraft}
          secret={isSecretKey(name, look.secrets)}
          names={look.namesOf(name)}
          placeholder={placeholderOf(example)}
        />
      )}
    </Field>
  );
}

function exampleAt(example: unknown, name: string): unknown {
  return typeof example === 'object' && example !== null ? Reflect.get(example, name) : undefined;
}

/** The papers put "string" and 0 where they have no example. */
function placeholderOf(example: unknown): string | undefined {
  if (typeof example === 'string' && example !== '' && example !== 'string') return example.slice(0, 120);
  return typeof example === 'number' && example !== 0 ? String(example) : undefined;
}
