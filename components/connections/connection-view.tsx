'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Page } from '@/components/shell/page';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { FailedState } from '@/components/ui/failed-state';
import { useShortcuts } from '@/components/ui/hotkeys';
import { Kbd } from '@/components/ui/kbd';
import { problemOf } from '@/components/ui/problem';
import { SkeletonRows } from '@/components/ui/skeleton';
import { StaleNote } from '@/components/ui/stale-note';
import { notify } from '@/components/ui/toast-store';
import type { Connection, VendorForm } from '@/lib/connections/schema';
import { ConfirmDeed, type Deed } from './connection-deeds';
import { pathsHref } from './connection-href';
import { ConnectionStatePanel } from './connection-state';
import { connections, useEnable } from './queries';
import { RotateDialog } from './rotate-dialog';
import { SettingsForm } from './settings-form';

/** One tenant: how it stands, its credentials, its settings, and the way to stop it. */
export function ConnectionView({
  id,
  vendors,
  sandbox,
}: {
  id: string;
  vendors: readonly VendorForm[];
  /** The sandbox plays the vendors: addresses of this machine are allowed. */
  sandbox: boolean;
}) {
  // The note that stands while new credentials of a working tenant are tried; another one means they were.
  const [waitingNote, setWaitingNote] = useState<string | null>(null);
  const isChecked = ({ state, stateNote }: Connection) =>
    state !== 'pending' && (waitingNote === null || stateNote !== waitingNote);
  const { data, error, isFetching, refetch, dataUpdatedAt } = useQuery(connections.one(id, isChecked));
  const enable = useEnable();
  const router = useRouter();
  const [deed, begin] = useState<Deed | null>(null);
  const vendor = vendors.find((one) => one.id === data?.vendor);
  const whyNot = whyNotOf(data, vendor);

  async function letRun(connection: Connection) {
    try {
      await enable.mutateAsync({ id, version: connection.version });
    } catch (failed) {
      const { message, requestId } = problemOf(failed);
      notify({ tone: 'bad', text: message, requestId });
    }
  }

  const group = 'Connection';
  useShortcuts([
    {
      id: 'connection.rotate',
      label: 'Rotate credentials',
      group,
      keys: 'R',
      unavailable: whyNot.rotate,
      run: () => begin('rotate'),
    },
    {
      id: 'connection.paths',
      label: 'Verbs and paths',
      group,
      keys: 'P',
      run: () => router.push(pathsHref(id)),
    },
    {
      id: 'connection.enable',
      label: enableLabel(data),
      group,
      unavailable: whyNot.enable,
      run: () => data && void letRun(data),
    },
    { id: 'connection.disable', label: 'Disable', group, unavailable: whyNot.disable, run: () => begin('disable') },
    { id: 'connection.remove', label: 'Remove', group, unavailable: whyNot.remove, run: () => begin('remove') },
  ]);

  return (
    <Page
      title={data?.name ?? 'Connection'}
      sub={
        <ButtonLink href="/settings/connections" prefetch={false} tone="quiet" size="sm">
          All connections
        </ButtonLink>
      }
      actions={
        <>
          <ButtonLink href={pathsHref(id)} prefetch={false} aria-keyshortcuts="P">
            Verbs and paths
            <Kbd className="max-sm:hidden">P</Kbd>
          </ButtonLink>
          <ButtonLink href="/sources" prefetch={false}>
            What is read
          </ButtonLink>
        </>
      }
    >
      {error && data && (
        <StaleNote what="This page" since={new Date(dataUpdatedAt)}>
          {problemOf(error).message}
        </StaleNote>
      )}
      {error && !data && (
        <FailedState
          title="The connection could not be loaded"
          error={error}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
      {!error && !data && <SkeletonRows rows={5} label="Loading the connection" />}
      {data && (
        <div className="grid max-w-140 gap-8 px-6 py-5 max-sm:px-4">
          <ConnectionStatePanel connection={data}>
            <Button hotkey="R" unavailable={whyNot.rotate} onClick={() => begin('rotate')}>
              Rotate credentials
            </Button>
            {whyNot.enable === undefined && (
              <Button busy={enable.isPending} onClick={() => void letRun(data)}>
                {enableLabel(data)}
              </Button>
            )}
            <Button unavailable={whyNot.disable} onClick={() => begin('disable')}>
              Disable
            </Button>
          </ConnectionStatePanel>
          {vendor && (
            <section aria-labelledby="settings" className="grid gap-3 border-line border-t pt-5">
              <h2 id="settings" className="text-lg">
                Settings
              </h2>
              <SettingsForm connection={data} vendor={vendor} />
            </section>
          )}
          <section aria-labelledby="remove" className="grid justify-items-start gap-2 border-line border-t pt-5">
            <h2 id="remove" className="text-lg">
              Remove
            </h2>
            <p className="text-ink-2">Findings stay; the credentials are deleted. This cannot be undone.</p>
            <Button tone="danger" onClick={() => begin('remove')}>
              Remove
            </Button>
          </section>
        </div>
      )}
      {data && vendor && deed === 'rotate' && (
        <RotateDialog
          connection={data}
          vendor={vendor}
          mayDiffer={vendor.customOrigin || sandbox}
          onClose={() => begin(null)}
          onRotated={({ state, stateNote }) => {
            setWaitingNote(state === 'pending' ? null : stateNote);
            begin(null);
          }}
        />
      )}
      {data && (deed === 'disable' || deed === 'remove') && (
        <ConfirmDeed deed={deed} connection={data} onClose={() => begin(null)} />
      )}
    </Page>
  );
}

function enableLabel(connection: Connection | undefined): string {
  return connection?.state === 'disabled' ? 'Enable' : 'Check again';
}

type WhyNot = Partial<Record<Deed | 'enable', string>>;

function whyNotOf(connection: Connection | undefined, vendor: VendorForm | undefined): WhyNot {
  if (!connection) {
    const loading = 'The connection is not loaded';
    return { rotate: loading, enable: loading, disable: loading, remove: loading };
  }
  const { state } = connection;
  return {
    rotate: vendor ? undefined : 'This console no longer knows the vendor',
    enable: state === 'ok' ? 'It is working already' : state === 'pending' ? 'It is being checked just now' : undefined,
    disable: state === 'disabled' ? 'It is disabled already' : undefined,
  };
}
