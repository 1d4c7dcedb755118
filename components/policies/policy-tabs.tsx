import { ViewLinks } from '@/components/items/view-links';

/** The two lists of policies: those that can be changed, and all that found something. */
export function PolicyTabs({ here }: { here: '/policies' | '/policies/findings' }) {
  return (
    <ViewLinks
      label="Lists of policies"
      here={here}
      links={[
        { href: '/policies', label: 'Edge policies' },
        { href: '/policies/findings', label: 'By findings' },
      ]}
    />
  );
}
