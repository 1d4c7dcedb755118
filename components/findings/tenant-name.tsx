import type { Tenant } from '@/lib/findings/shapes';

/** A tenant by name; one that was removed says so wherever it is still named. */
export function TenantName({ tenant }: { tenant: Tenant }) {
  return tenant.removedAt ? `${tenant.name} (removed)` : tenant.name;
}
