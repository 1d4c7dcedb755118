'use client';

import { useForbidden } from '@/components/items/viewer';
import { isUnderWay } from '@/components/items/write-words';
import { Button } from '@/components/ui/button';
import { useShortcuts } from '@/components/ui/hotkeys';
import type { ItemRow } from '@/lib/items/shapes';
import { isDeleted } from './tag-columns';
import type { TagDeed } from './tags-view';

type Ask = (deed: TagDeed, tag: ItemRow<'tag'>) => void;

const DEEDS: readonly { deed: TagDeed; label: string; keys: readonly string[]; shownKey: string; danger?: true }[] = [
  { deed: 'edit', label: 'Edit', keys: ['E'], shownKey: 'E' },
  { deed: 'assign', label: 'Assign', keys: ['L'], shownKey: 'L' },
  { deed: 'delete', label: 'Delete', keys: ['Delete', 'Shift D'], shownKey: 'Shift D', danger: true },
];

/** What can be done to the active tag, by key and by name. */
export function TagKeys(props: { row: ItemRow<'tag'> | null; onAsk: Ask; onNew: () => void; whyNoNew?: string }) {
  const { row, onAsk, onNew, whyNoNew } = props;
  const why = useWhyNot(row);
  useShortcuts([
    {
      id: 'tag.new',
      label: 'New tag',
      group: 'Tags',
      keys: 'N',
      unavailable: whyNoNew,
      keywords: ['create', 'make'],
      run: onNew,
    },
    ...DEEDS.map(({ deed, label, keys }) => ({
      id: `tag.${deed}`,
      label: `${label} the tag`,
      group: 'Tags',
      keys,
      unavailable: why,
      run: () => row && onAsk(deed, row),
    })),
  ]);
  return null;
}

/** The same as buttons under the detail. */
export function TagButtons({ row, onAsk }: { row: ItemRow<'tag'>; onAsk: Ask }) {
  const why = useWhyNot(row);
  return (
    <>
      {DEEDS.map(({ deed, label, shownKey, danger }) => (
        <Button
          key={deed}
          size="lg"
          tone={danger ? 'danger' : 'plain'}
          hotkey={shownKey}
          unavailable={why}
          onClick={() => onAsk(deed, row)}
        >
          {label}…
        </Button>
      ))}
      {why && <p className="basis-full text-ink-3 text-sm">{why}</p>}
    </>
  );
}

function useWhyNot(row: ItemRow<'tag'> | null): string | undefined {
  const forbidden = useForbidden('tags.edit');
  if (row === null) return 'There is no tag here.';
  if (forbidden) return forbidden;
  if (isDeleted(row)) return 'This tag is deleted at the vendor.';
  return row.write && isUnderWay(row.write.state) ? 'A change of it is still on its way.' : undefined;
}
