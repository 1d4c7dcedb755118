import { ViewLinks } from '@/components/items/view-links';

/** The tags that can be changed, and the words of all vendors. */
export function TagTabs({ here }: { here: '/tags' | '/tags/vocabulary' }) {
  return (
    <ViewLinks
      label="Lists of tags"
      here={here}
      links={[
        { href: '/tags', label: 'Workato tags' },
        { href: '/tags/vocabulary', label: 'Vocabulary' },
      ]}
    />
  );
}
