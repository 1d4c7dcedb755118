'use client';

import { useQuery } from '@tanstack/react-query';
import Plus from 'lucide-react/icons/plus';
import { type ReactNode, useId, useState } from 'react';
import { Page } from '@/components/shell/page';
import { Button } from '@/components/ui/button';
import { FailedState } from '@/components/ui/failed-state';
import { useShortcuts } from '@/components/ui/hotkeys';
import { problemOf } from '@/components/ui/problem';
import { SkeletonRows } from '@/components/ui/skeleton';
import { StaleNote } from '@/components/ui/stale-note';
import { notify } from '@/components/ui/toast-store';
import { REHEARSALS } from '@/lib/rehearsal/rehearsals';
import { EffectList } from './effect-list';
import { FaultDialog } from './fault-dialog';
import { FaultTable } from './fault-table';
import { faultsHeadline } from './fault-words';
import { sandbox, useClearFaults, useStartRehearsal } from './queries';

/** Where a team rehearses an outage: what goes wrong at the sandbox vendors, and what that does to the connections. */
export function SandboxView({ vendors }: { vendors: Record<string, string> }) {
  const { data, error, isFetching, refetch, dataUpdatedAt } = useQuery(sandbox.switchboard());
  const start = useStartRehearsal();
  const clear = useClearFaults();
  const [isSetting, setSetting] = useState(false);
  const nothing = !data || data.faults.length === 0 ? 'No fault is set' : undefined;

  async function told(work: Promise<unknown>, text: string) {
    try {
      await work;
      notify({ text });
    } catch (failed) {
      const { message, requestId } = problemOf(failed);
      notify({ tone: 'bad', text: message, requestId });
    }
  }
  const begin = (id: string, label: string) => void told(start.mutateAsync({ rehearsal: id }), `Begun: ${label}`);
  const clearAll = () => void told(clear.mutateAsync({}), 'All faults are cleared; the vendors behave again');

  useShortcuts([
    { id: 'sandbox.set', label: 'Set a fault', group: 'Sandbox', keys: 'N', run: () => setSetting(true) },
    {
      id: 'sandbox.clear',
      label: 'Clear all faults',
      group: 'Sandbox',
      keys: 'Shift X',
      unavailable: nothing,
      run: clearAll,
    },
    ...REHEARSALS.map(({ id, label }) => ({
      id: `sandbox.rehearse.${id}`,
      label: `Rehearse: ${label}`,
      group: 'Sandbox',
      keywords: ['outage', 'fault'],
      run: () => begin(id, label),
    })),
  ]);

  return (
    <Page
      title="Sandbox"
      sub={data && <p className="truncate text-ink-2 max-sm:hidden">{faultsHeadline(data.faults)}.</p>}
      actions={
        <>
          <Button hotkey="Shift X" unavailable={nothing} busy={clear.isPending} onClick={clearAll}>
            Clear all faults
          </Button>
          <Button
            tone="primary"
            hotkey="N"
            icon={<Plus aria-hidden size={14} />}
            unavailable={data ? undefined : 'The sandbox has not answered yet'}
            onClick={() => setSetting(true)}
          >
            Set a fault
          </Button>
        </>
      }
    >
      {error && data && <StaleNote what="What is set" since={new Date(dataUpdatedAt)} />}
      {!error && !data && <SkeletonRows rows={4} label="Asking the sandbox" />}
      {error && !data && (
        <FailedState
          title="The sandbox could not be asked"
          error={error}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
      {data && (
        <div className="grid max-w-260 gap-7 px-6 py-5 max-sm:px-3">
          <Part title="Set now">
            <FaultTable
              switchboard={data}
              vendors={vendors}
              onClear={({ id }) => void told(clear.mutateAsync({ id: String(id) }), 'The fault is cleared')}
            />
          </Part>
          <Part title="What it does to the connections">
            <EffectList />
          </Part>
          <Part title="Rehearse an outage">
            <ul className="grid">
              {REHEARSALS.map(({ id, label, purpose }) => (
                <li key={id} className="flex items-start gap-4 border-line border-t py-2 first:border-t-0">
                  <div className="min-w-0 grow">
                    <p className="font-medium">{label}</p>
                    <p className="text-ink-2 text-sm">{purpose}</p>
                  </div>
                  <Button
                    aria-label={`Begin: ${label}`}
                    busy={start.isPending && start.variables.rehearsal === id}
                    onClick={() => begin(id, label)}
                  >
                    Begin
                  </Button>
                </li>
              ))}
            </ul>
          </Part>
        </div>
      )}
      {data && isSetting && (
        <FaultDialog
          switchboard={data}
          vendors={vendors}
          onClose={() => setSetting(false)}
          onDone={() => {
            setSetting(false);
            notify({ text: 'The fault is set' });
          }}
        />
      )}
    </Page>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-2">
      <h2 id={id} className="text-lg">
        {title}
      </h2>
      {children}
    </section>
  );
}
