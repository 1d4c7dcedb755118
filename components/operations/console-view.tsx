'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ItemSearch } from '@/components/items/item-search';
import { Page } from '@/components/shell/page';
import { sources } from '@/components/sources/queries';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { FailedState } from '@/components/ui/failed-state';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { PastCall } from '@/lib/operations/history-shapes';
import { CallHistory } from './call-history';
import { ConsoleCall } from './console-call';
import { OperationPicker } from './operation-picker';
import { type CallInput, operations } from './queries';
import { consoleHref, useConsoleUrl } from './use-console-url';

/** Every operation of every tenant: found, explained, filled in, run and looked at. */
export function ConsoleView() {
  const { tenantId: asked, operation, choose } = useConsoleUrl();
  const [text, setText] = useState('');
  const [loaded, setLoaded] = useState<{ id: string; input: CallInput } | null>(null);
  const known = useQuery(sources.list());
  const tenants = known.data?.sources ?? [];
  const tenant = tenants.find(({ id }) => id === asked) ?? tenants[0];
  const list = useQuery({ ...operations.list(tenant?.id ?? ''), enabled: tenant !== undefined });

  function go(tenantId: string, chosen: string | null) {
    setLoaded(null);
    choose(tenantId, chosen);
  }
  function load({ id, tenant: of, operation: called, input }: PastCall) {
    setLoaded({ id, input: { params: {}, query: {}, ...input } });
    choose(of.id, called);
  }

  return (
    <Page
      title="API console"
      scroll={false}
      query={<ItemSearch label="Find an operation by name, path or resource" text={text} onText={setText} />}
    >
      <div
        className={`w-75 shrink-0 overflow-y-auto border-line border-r max-md:w-full ${operation ? 'max-md:hidden' : ''}`}
      >
        <div className="sticky top-0 z-10 border-line border-b bg-bg px-3 py-2">
          <Select
            aria-label="Tenant"
            options={tenants.map(({ id, name }) => ({ value: id, label: name }))}
            value={tenant?.id ?? ''}
            onChange={(event) => go(event.target.value, null)}
          />
        </div>
        {tenant && list.data ? (
          <OperationPicker
            all={list.data.operations}
            text={text}
            chosen={operation}
            hrefOf={(id) => consoleHref(tenant.id, id)}
            onChoose={(id) => go(tenant.id, id)}
          />
        ) : list.error || known.error ? (
          <FailedState
            title="The operations could not be read"
            error={list.error ?? known.error}
            onRetry={() => void (list.error ? list.refetch() : known.refetch())}
          />
        ) : known.data && !tenant ? (
          <EmptyState title="No tenant is connected">An admin connects one under Connections.</EmptyState>
        ) : (
          <SkeletonRows rows={8} label="Reading the operations" />
        )}
      </div>
      <div className={`min-w-0 grow overflow-y-auto ${operation ? '' : 'max-md:hidden'}`}>
        {operation && (
          <div className="px-4 pt-2 md:hidden">
            <Button size="sm" tone="quiet" onClick={() => tenant && go(tenant.id, null)}>
              All operations
            </Button>
          </div>
        )}
        {tenant && operation && list.data ? (
          <ConsoleCall
            key={`${tenant.id} ${operation} ${loaded?.id ?? ''}`}
            tenant={{ id: tenant.id, name: tenant.name, origin: tenant.origin, vendorLabel: list.data.vendorLabel }}
            operation={operation}
            start={loaded?.input ?? null}
          />
        ) : (
          <p className="px-6 pt-5 text-ink-2 max-sm:px-4">
            Choose an operation at the left: what it does stands here before it is run.
          </p>
        )}
        <section aria-label="Your calls" className="mt-8 grid gap-2 border-line border-t px-6 py-4 max-sm:px-4">
          <h2 className="font-normal text-ink-3 text-sm">Your calls</h2>
          <CallHistory onLoad={load} />
        </section>
      </div>
    </Page>
  );
}
