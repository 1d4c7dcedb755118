'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import type { OperationDetail } from '@/lib/operations/shapes';
import type { Problems } from './form-draft';
import type { ObjectNode } from './form-node';
import { type RequestDraft, type RequestForm, switchBody } from './request-draft';
import { type FormLook, SchemaFields } from './schema-fields';

const NO_NAMES = () => ({});

/** The inputs of a call: address, query, body. What is left empty is not sent. */
export function RequestFields({
  detail,
  form,
  draft,
  problems,
  onDraft,
  labels = 'wire',
  namesOf = NO_NAMES,
  ownField,
}: {
  detail: OperationDetail;
  form: RequestForm;
  draft: RequestDraft;
  problems: Problems;
  onDraft: (draft: RequestDraft) => void;
} & Partial<Pick<FormLook, 'labels' | 'namesOf' | 'ownField'>>) {
  const { request } = detail.sample;
  const look: FormLook = { problems, secrets: detail.secrets.request, labels, namesOf, ownField };
  const part = (title: string, name: 'params' | 'query', node: ObjectNode) =>
    node.fields.length > 0 && (
      <Part title={title}>
        <SchemaFields
          node={node}
          draft={draft[name]}
          onDraft={(next) => onDraft({ ...draft, [name]: next })}
          at={name}
          look={look}
          example={request[name]}
        />
      </Part>
    );
  return (
    <>
      {part('Address', 'params', form.params)}
      {part('Query', 'query', form.query)}
      {form.body && (
        <Body form={form} node={form.body} draft={draft} onDraft={onDraft} look={look} example={request.body} />
      )}
      {detail.purpose && (
        <Field
          label="What it is needed for"
          required
          hint="Kept in the audit log before the vendor is asked."
          error={problems.purpose}
        >
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={2000}
              value={draft.purpose}
              onChange={(event) => onDraft({ ...draft, purpose: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}

function Body({
  form,
  node,
  draft,
  onDraft,
  look,
  example,
}: {
  form: RequestForm;
  node: ObjectNode;
  draft: RequestDraft;
  onDraft: (draft: RequestDraft) => void;
  look: FormLook;
  example: unknown;
}) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const asText = draft.json !== null || node.fields.length === 0;
  function turn() {
    const turned = switchBody(form, draft);
    setRefusal('problem' in turned ? turned.problem : null);
    if (!('problem' in turned)) onDraft(turned);
  }
  return (
    <Part
      title="Body"
      action={
        node.fields.length > 0 && (
          <Button size="sm" tone="quiet" onClick={turn}>
            {asText ? 'As inputs' : 'As JSON'}
          </Button>
        )
      }
    >
      {asText ? (
        <Field label="Body as JSON" error={refusal ?? look.problems.body}>
          {(control) => (
            <Textarea
              {...control}
              spellCheck={false}
              rows={8}
              className="font-mono text-sm"
              value={draft.json ?? ''}
              onChange={(event) => onDraft({ ...draft, json: event.target.value })}
            />
          )}
        </Field>
      ) : (
        <>
          {look.problems.body && (
            <p role="alert" className="text-bad text-sm">
              {look.problems.body}
            </p>
          )}
          <SchemaFields
            node={node}
            draft={draft.body}
            onDraft={(body) => onDraft({ ...draft, body })}
            at="body"
            look={look}
            example={example}
          />
        </>
      )}
    </Part>
  );
}

function Part({ title, action, children }: { title: string; action?: React.ReactNode; children: React.ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-3">
      <div className="flex min-h-7 items-center justify-between border-line border-b">
        <h3 className="font-normal text-ink-3 text-sm">{title}</h3>
        {action}
      </div>
      {children}
    </section>
  );
}
