'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RecordPane } from './record-pane';
import { ResourceBar } from './resource-bar';
import type { Ask, Place } from './resource-view';
import { useDirectoryUrl } from './use-directory-url';

/** How a resource without a list is come by, where another page leads to its records. */
const WAYS: Readonly<Record<string, string>> = {
  devices: 'A person’s page lists the devices of that person.',
  documents: 'A query view of documents lists their ids, where the installation has one.',
};

/** A resource that the vendor has no list of: one by its id, the only one there is, or only what can be asked. */
export function ResourceById({ tenant, names, resource, onAsk }: Place & { onAsk: Ask }) {
  const { itemId, put } = useDirectoryUrl();
  const [typed, setTyped] = useState('');
  const { detail, key } = resource;
  // The one there is needs no name; it is open from the start.
  const openId = detail && key === null ? resource.id : itemId;
  const many = resource.label.toLowerCase();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') put({ item: typed.trim() }, 'push');
  };
  return (
    <>
      <section aria-label={resource.label} className="flex min-w-0 grow flex-col">
        <ResourceBar
          resource={resource}
          described={undefined}
          total={undefined}
          shown={0}
          at={0}
          onAgain={() => undefined}
          onAsk={onAsk}
        />
        {detail === null ? (
          <EmptyState title={`Nothing of ${many} is kept to be listed`}>
            What can be asked stands above, and in the commands.
          </EmptyState>
        ) : key === null ? (
          <EmptyState title={`There is one ${resource.one} a tenant`}>It stands beside this.</EmptyState>
        ) : (
          <EmptyState
            title={`The vendor has no list of ${many}`}
            action={
              <form onSubmit={submit} className="flex w-full flex-wrap items-end gap-2">
                <div className="min-w-60 grow">
                  <Field label={`Open one by its ${key}`}>
                    {(control) => (
                      <Input
                        {...control}
                        mono
                        spellCheck={false}
                        value={typed}
                        onChange={(event) => setTyped(event.target.value)}
                      />
                    )}
                  </Field>
                </div>
                <Button type="submit" size="lg">
                  Open
                </Button>
              </form>
            }
          >
            {WAYS[resource.id] ?? 'One is opened by its id.'}
          </EmptyState>
        )}
      </section>
      {openId !== null && detail && (
        <RecordPane
          key={openId}
          {...{ tenant, names, resource, onAsk }}
          id={openId}
          row={undefined}
          takeFocus
          onStep={() => undefined}
          onClose={() => put({ item: null })}
        />
      )}
    </>
  );
}
