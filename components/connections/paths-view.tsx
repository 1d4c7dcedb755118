'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ItemSearch } from '@/components/items/item-search';
import { operations } from '@/components/operations/queries';
import { Page } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FailedState } from '@/components/ui/failed-state';
import { count } from '@/components/ui/format-number';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { OperationSummary } from '@/lib/operations/shapes';
import { aboutById } from '@/lib/vendors/catalogue';
import { connectionHref } from './connection-href';
import { OtherCorrections } from './other-corrections';
import { OverridesFileButtons } from './overrides-file';
import { pathColumns, statusOf } from './path-columns';
import { PathDialog } from './path-dialog';
import { connections } from './queries';

/** Where one installation's API differs from its papers: every verb and path, how sure it is, and its correction. */
export function PathsView({ id }: { id: string }) {
  const connection = useQuery(connections.one(id));
  const list = useQuery(operations.list(id));
  const [text, setText] = useState('');
  const [edited, setEdited] = useState<OperationSummary | null>(null);
  const error = connection.error ?? list.error;
  const { data: tenant } = connection;
  const all = list.data?.operations ?? [];
  const shown = all.filter((one) => matches(one, text));
  const canCorrect = tenant !== undefined && aboutById(tenant.vendor).overrides.includes('operations');
  const columns = useMemo(
    () => pathColumns({ unavailable: canCorrect ? undefined : 'Its papers confirm it.', onCorrect: setEdited }),
    [canCorrect],
  );

  return (
    <Page
      title="Verbs and paths"
      query={<ItemSearch label="Find an operation by name, path or “corrected”" text={text} onText={setText} />}
      actions={
        <>
          <ButtonLink href={connectionHref(id)} prefetch={false} tone="quiet">
            {tenant?.name ?? 'The connection'}
          </ButtonLink>
          {tenant && <OverridesFileButtons connection={tenant} />}
        </>
      }
    >
      {error && (!tenant || !list.data) ? (
        <FailedState
          title="The operations could not be read"
          error={error}
          onRetry={() => void Promise.all([connection.refetch(), list.refetch()])}
        />
      ) : !tenant || !list.data ? (
        <SkeletonRows rows={8} label="Reading the operations" />
      ) : (
        <>
          <p className="px-4 py-3 text-ink-2">
            {count(all.length)} operations, {count(all.filter(({ pathStatus }) => pathStatus === 'inferred').length)}{' '}
            with a path that was inferred, {count(all.filter(({ corrected }) => corrected).length)} corrected here. A
            correction holds from the next call on.{' '}
            {canCorrect
              ? 'What is exported and imported are these, the header of the token and the names of numbers.'
              : `${list.data.vendorLabel} confirms its verbs and paths; where a tenant may differ stands in the settings of the connection.`}
          </p>
          {canCorrect && <OtherCorrections connection={tenant} />}
          <DataTable
            label="Verbs and paths"
            columns={columns}
            rows={shown}
            rowId={({ id: operation }) => operation}
            empty={<EmptyState title="No operation matches" />}
          />
          {edited && <PathDialog connection={tenant} operation={edited} onClose={() => setEdited(null)} />}
        </>
      )}
    </Page>
  );
}

function matches(one: OperationSummary, text: string): boolean {
  const told = [one.id, one.title, one.resource, one.verb, one.path, statusOf(one)].join('\n').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => told.includes(word));
}
