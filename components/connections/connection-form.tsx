'use client';

import { useRouter } from 'next/navigation';
import { useId, useRef, useState } from 'react';
import { Page } from '@/components/shell/page';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { useShortcuts } from '@/components/ui/hotkeys';
import { Input } from '@/components/ui/input';
import { notify } from '@/components/ui/toast-store';
import type { ConnectionPreview, CreateConnection, VendorForm } from '@/lib/connections/schema';
import { AddressFields } from './address-fields';
import { connectionHref, newConnectionHref } from './connection-href';
import { connectionSchema, emptyConnection } from './draft';
import { placingProblems } from './placed-problem';
import { PreviewResult } from './preview-result';
import { previewConnection, useCreate } from './queries';
import { SecretFields } from './secret-fields';
import { SettingFields } from './setting-fields';
import { LeastScopes } from './vendor-choice';

/**
 * The second step of a new connection: address, credentials, settings; a test that keeps nothing, then the real thing.
 * `mayDiffer`: an address outside the vendor's papers is allowed.
 */
export function ConnectionForm({ vendor, mayDiffer }: { vendor: VendorForm; mayDiffer: boolean }) {
  const router = useRouter();
  const create = useCreate();
  const formId = useId();
  const intent = useRef<'test' | 'save'>('test');
  const [preview, setPreview] = useState<ConnectionPreview | null>(null);

  async function submit(body: CreateConnection) {
    const place = vendor.origins.some(({ origin }) => origin === body.origin) ? body.origin : null;
    await placingProblems(vendor, place, () => (intent.current === 'save' ? save(body) : test(body)));
  }

  async function test({ name: _name, ...body }: CreateConnection) {
    setPreview(null);
    setPreview(await previewConnection(body));
  }

  async function save(body: CreateConnection) {
    const { id, name } = await create.mutateAsync(body);
    notify({ text: `${name} is added; its credentials are being checked` });
    router.push(connectionHref(id));
  }

  const submitAs = (what: 'test' | 'save') => {
    intent.current = what;
    const form = document.getElementById(formId);
    if (form instanceof HTMLFormElement) form.requestSubmit();
  };
  useShortcuts([
    { id: 'connection.test', label: 'Test', group: 'New connection', run: () => submitAs('test') },
    { id: 'connection.save', label: 'Save', group: 'New connection', keys: 'Mod Enter', run: () => submitAs('save') },
  ]);

  return (
    <Page
      title={`Connect ${vendor.label}`}
      actions={
        <ButtonLink href={newConnectionHref()} prefetch={false} tone="quiet">
          Another vendor
        </ButtonLink>
      }
    >
      <div className="grid gap-x-10 gap-y-6 px-6 py-5 max-sm:px-4 lg:grid-cols-[minmax(0,32rem)_minmax(0,1fr)]">
        <Form
          id={formId}
          schema={connectionSchema(vendor)}
          defaultValues={emptyConnection(vendor)}
          onSubmit={submit}
          footer={({ busy }) => (
            <>
              <ButtonLink href="/settings/connections" prefetch={false} size="lg">
                Cancel
              </ButtonLink>
              <Button
                size="lg"
                type="submit"
                busy={busy}
                onClick={() => {
                  intent.current = 'test';
                }}
              >
                Test
              </Button>
              <Button
                size="lg"
                type="submit"
                tone="primary"
                busy={busy}
                onClick={() => {
                  intent.current = 'save';
                }}
              >
                Save
              </Button>
            </>
          )}
        >
          <FormField name="name" label="Name" hint="What people here call this tenant; it stands in every row.">
            {(input) => <Input {...input} autoFocus maxLength={80} />}
          </FormField>
          <AddressFields vendor={vendor} mayDiffer={mayDiffer} />
          <SecretFields fields={vendor.credentials} />
          <SettingFields fields={vendor.settings} />
        </Form>
        <aside aria-label="About this connection" className="grid content-start gap-6 self-start lg:sticky lg:top-5">
          <section className="grid gap-1">
            <h2 className="font-medium text-md">What it is good for</h2>
            <p className="max-w-140 text-ink-2">{vendor.purpose}</p>
            <LeastScopes vendor={vendor} />
          </section>
          <PreviewResult preview={preview} />
        </aside>
      </div>
    </Page>
  );
}
