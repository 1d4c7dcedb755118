'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { ItemSearch } from '@/components/items/item-search';
import { operations } from '@/components/operations/queries';
import { Page } from '@/components/shell/page';
import { sources } from '@/components/sources/queries';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { FailedState } from '@/components/ui/failed-state';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { ResourceNav } from './resource-nav';
import { ResourceView } from './resource-view';
import { resourcesOf } from './resources';
import { directoryHref, useDirectoryUrl } from './use-directory-url';

/** The vendor whose portal this stands for; the others hold nothing beside what has a page of its own. */
const VENDOR = 'lacework-edge';

/** Everything that an Edge tenant holds: each kind of thing, its records, and what its operations can do to them. */
export function DirectoryView({ resourceId }: { resourceId: string | null }) {
  const router = useRouter();
  const { tenantId, text, put } = useDirectoryUrl();
  const known = useQuery(sources.list());
  const tenants = (known.data?.sources ?? []).filter(({ vendor }) => vendor === VENDOR);
  const tenant = tenants.find(({ id }) => id === tenantId) ?? tenants[0];
  const list = useQuery({ ...operations.list(tenant?.id ?? ''), enabled: tenant !== undefined });
  const resources = list.data ? resourcesOf(list.data.operations) : [];
  const resource = resources.find(({ id }) => id === resourceId) ?? null;
  const error = list.error ?? known.error;

  return (
    <Page
      title={resource?.label ?? 'Directory'}
      scroll={false}
      query={
        resource?.list ? (
          <ItemSearch
            key={resource.id}
            label={`Filter ${resource.label.toLowerCase()}`}
            text={text}
            onText={(next) => put({ text: next })}
          />
        ) : undefined
      }
    >
      <div
        className={`w-50 shrink-0 overflow-y-auto border-line border-r max-md:w-full ${resourceId ? 'max-md:hidden' : ''}`}
      >
        {tenants.length > 1 && (
          <div className="sticky top-0 z-10 border-line border-b bg-bg px-3 py-2">
            <Select
              aria-label="Tenant"
              options={tenants.map(({ id, name }) => ({ value: id, label: name }))}
              value={tenant?.id ?? ''}
              onChange={(event) => router.push(directoryHref(resourceId ?? 'users', event.target.value))}
            />
          </div>
        )}
        {tenant && list.data ? (
          <ResourceNav resources={resources} current={resourceId} tenantId={tenant.id} />
        ) : error ? (
          <FailedState
            title="What this tenant holds could not be read"
            error={error}
            onRetry={() => void (list.error ? list.refetch() : known.refetch())}
          />
        ) : known.data && !tenant ? (
          <EmptyState title="No Lacework Edge tenant is connected">An admin connects one in Settings.</EmptyState>
        ) : (
          <SkeletonRows rows={8} label="Reading what this tenant holds" />
        )}
      </div>
      <div className={`flex min-w-0 grow ${resourceId ? '' : 'max-md:hidden'}`}>
        {tenant && list.data && resource ? (
          <ResourceView
            key={`${tenant.id} ${resource.id}`}
            tenant={{ id: tenant.id, name: tenant.name, vendor: tenant.vendor, vendorLabel: list.data.vendorLabel }}
            names={list.data.names}
            resource={resource}
          />
        ) : list.data && resourceId ? (
          <EmptyState
            title="The vendor has no such resource"
            action={<ButtonLink href="/directory">All resources</ButtonLink>}
          />
        ) : list.data ? (
          <p className="px-6 pt-5 text-ink-2 max-sm:px-4">
            Choose at the left what to look at. It is read from the vendor at that moment; nothing of it is kept here.
          </p>
        ) : null}
      </div>
    </Page>
  );
}
