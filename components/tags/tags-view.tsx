'use client';

import { useQuery } from '@tanstack/react-query';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { ItemScreen } from '@/components/items/item-screen';
import { returnFocus } from '@/components/items/return-focus';
import { tenantsOf } from '@/components/items/tenant-freshness';
import { useForbidden } from '@/components/items/viewer';
import { sources } from '@/components/sources/queries';
import { Button } from '@/components/ui/button';
import { dialogPart } from '@/components/ui/part';
import type { ItemRow } from '@/lib/items/shapes';
import { TagButtons, TagKeys } from './tag-actions';
import { tagColumns, tagWords } from './tag-columns';
import { TagDetail } from './tag-detail';
import { TagTabs } from './tag-tabs';

// Each comes with its first opening.
const TagDialog = dialogPart(() => import('./tag-dialog').then((one) => one.TagDialog));
const DeleteTagDialog = dialogPart(() => import('./delete-tag-dialog').then((one) => one.DeleteTagDialog));
const AssignTagDialog = dialogPart(() => import('./assign-tag-dialog').then((one) => one.AssignTagDialog));

export type TagDeed = 'edit' | 'assign' | 'delete';
type Open = { deed: 'new' } | { deed: TagDeed; tag: ItemRow<'tag'> } | null;

/** The tags of every Workato tenant: made, changed, assigned and deleted here. */
export function TagsView({ colours }: { colours: readonly string[] }) {
  const { data } = useQuery(sources.list());
  const [open, setOpen] = useState<Open>(null);
  const forbidden = useForbidden('tags.edit');
  const tenants = (data ? tenantsOf(data.sources, 'tag') : []).filter(({ word }) => word !== 'disabled');
  const why = forbidden ?? (data && tenants.length === 0 ? 'No enabled tenant here has tags.' : undefined);
  const close = () => {
    setOpen(null);
    returnFocus();
  };
  const ask = (deed: TagDeed, tag: ItemRow<'tag'>) => setOpen({ deed, tag });
  const make = () => setOpen({ deed: 'new' });
  const newTag = (
    <Button tone="primary" hotkey="N" icon={<Plus aria-hidden size={13} />} unavailable={why} onClick={make}>
      New tag
    </Button>
  );

  return (
    <>
      <ItemScreen
        noun="tag"
        title="Tags"
        words={tagWords}
        columns={tagColumns}
        views={<TagTabs here="/tags" />}
        actions={newTag}
        empty={why ? undefined : newTag}
        forActive={(row) => <TagKeys row={row} onAsk={ask} onNew={make} whyNoNew={why} />}
        pane={(detail) => <TagDetail detail={detail} />}
        paneFooter={(detail) => <TagButtons row={detail} onAsk={ask} />}
      />
      {open?.deed === 'new' && <TagDialog tag={null} tenants={tenants} colours={colours} onClose={close} />}
      {open?.deed === 'edit' && <TagDialog tag={open.tag} tenants={tenants} colours={colours} onClose={close} />}
      {open?.deed === 'assign' && <AssignTagDialog tag={open.tag} onClose={close} />}
      {open?.deed === 'delete' && <DeleteTagDialog tag={open.tag} onClose={close} />}
    </>
  );
}
