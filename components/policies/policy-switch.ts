import { isUnnamed } from '@/components/items/words';
import type { CommandInput } from '@/lib/model/command';

type Target = CommandInput<'policy.status'>['status'];
export type PolicySwitch = { to: Target; label: 'Enable' | 'Suspend'; done: 'enabled' | 'suspended' };

const ENABLE: PolicySwitch = { to: 'ACTIVE', label: 'Enable', done: 'enabled' };
const SUSPEND: PolicySwitch = { to: 'SUSPENDED', label: 'Suspend', done: 'suspended' };

/** The other state a policy can be put into, by the vendor's names of its status; or why there is none. */
export function switchOf(status: string | null): PolicySwitch | { why: string } {
  if (status === null) return { why: 'The vendor does not say whether this policy is enabled.' };
  if (isUnnamed(status)) return { why: `The status is ${status}: nobody has named what that means here.` };
  switch (status.toUpperCase()) {
    case 'ACTIVE':
      return SUSPEND;
    case 'SUSPENDED':
    case 'INIT':
      return ENABLE;
    default:
      return { why: `A policy that is ${status.toLowerCase()} can be neither enabled nor suspended.` };
  }
}

/** True when a policy is already what was asked for. */
export function isAlready(status: string | null, to: Target): boolean {
  return status?.toUpperCase() === to;
}
