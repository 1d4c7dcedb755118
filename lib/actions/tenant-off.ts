/** Why nothing can be sent to a tenant in this state, in words for people; null where something can. */
export function whyTenantOff(state: string): string | null {
  if (state === 'removed') return 'This tenant was removed here: nothing can be sent to it any more.';
  return state === 'disabled' ? 'This tenant is disabled. An admin can enable it in Settings.' : null;
}
