'use client';

import { useSearchParams } from 'next/navigation';

const HERE = '/settings/console';

export function consoleHref(tenantId: string, operation: string | null): string {
  const search = new URLSearchParams({ tenant: tenantId, ...(operation === null ? {} : { operation }) });
  return `${HERE}?${search}`;
}

/** The tenant and the operation in the address, so that both survive a reload and can be sent to a colleague. */
export function useConsoleUrl() {
  const search = useSearchParams();
  return {
    tenantId: search.get('tenant'),
    operation: search.get('operation'),
    choose: (tenantId: string, operation: string | null) =>
      window.history.pushState(null, '', consoleHref(tenantId, operation)),
  };
}
