'use client';

import { useQuery } from '@tanstack/react-query';
import KeyRound from 'lucide-react/icons/key-round';
import { useState } from 'react';
import { type TenantFreshness, tenantsOf } from '@/components/items/tenant-freshness';
import { useAct } from '@/components/items/use-act';
import { useForbidden, useVendorLabel } from '@/components/items/viewer';
import { sources } from '@/components/sources/queries';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { useShortcuts } from '@/components/ui/hotkeys';
import { Menu } from '@/components/ui/menu';

const LABEL = 'Clear secrets cache';
/** Others have activity too, and no cache. */
const KEEPS_SECRETS = 'workato';

/** Lets a tenant fetch its secrets anew; where there are several tenants, one is chosen first. */
export function ClearSecrets() {
  const { data } = useQuery(sources.list());
  const forbidden = useForbidden('secrets.clear');
  const [asked, setAsked] = useState<TenantFreshness | null>(null);
  const tenants = (data ? tenantsOf(data.sources, 'activity') : []).filter(
    ({ vendor, word }) => vendor === KEEPS_SECRETS && word !== 'disabled',
  );
  const [only, ...others] = tenants;
  const why = forbidden ?? (data && !only ? 'No enabled tenant here keeps secrets.' : undefined);
  useShortcuts(
    tenants.map((tenant) => ({
      id: `secrets.clear.${tenant.id}`,
      label: `${LABEL} of ${tenant.name}`,
      group: 'Activity',
      unavailable: why,
      run: () => setAsked(tenant),
    })),
  );
  const icon = <KeyRound aria-hidden size={13} />;
  return (
    <>
      {others.length === 0 || why ? (
        <Button icon={icon} unavailable={why} onClick={() => only && setAsked(only)}>
          <span className="max-sm:sr-only">{LABEL}</span>
        </Button>
      ) : (
        <Menu
          label={`${LABEL} of`}
          align="end"
          groups={[
            {
              id: 'tenants',
              items: tenants.map((one) => ({ id: one.id, label: one.name, onSelect: () => setAsked(one) })),
            },
          ]}
          trigger={(trigger) => (
            <Button {...trigger} icon={icon}>
              <span className="max-sm:sr-only">{LABEL}</span>
            </Button>
          )}
        />
      )}
      {asked && <ClearSecretsDialog tenant={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function ClearSecretsDialog({ tenant, onClose }: { tenant: TenantFreshness; onClose: () => void }) {
  const act = useAct();
  const vendor = useVendorLabel()(tenant.vendor);
  return (
    <ConfirmDialog
      title={`Clear the secrets cache of ${tenant.name}?`}
      confirmLabel="Clear the cache"
      tone="primary"
      onConfirm={async () => {
        await act({
          command: 'secrets.clear',
          input: {},
          on: { connectionId: tenant.id, noun: 'activity' },
          vendor: tenant.vendor,
          done: `The secrets cache of ${tenant.name} is cleared`,
        });
      }}
      onClose={onClose}
    >
      <p>
        {vendor} keeps secrets from an external manager for 60 minutes. Cleared, it fetches each one again at its next
        use; no connection has to be signed in again. It cannot be undone, and it is kept in the audit log.
      </p>
    </ConfirmDialog>
  );
}
