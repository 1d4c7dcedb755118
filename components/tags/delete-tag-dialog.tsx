'use client';

import { useAct } from '@/components/items/use-act';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { plural } from '@/components/ui/format-number';
import type { ItemRow } from '@/lib/items/shapes';
import { typedName } from './tag-fields';
import { TagUsage } from './tag-usage';

/** Deletes a tag, named and typed, after showing what loses it. */
export function DeleteTagDialog({ tag, onClose }: { tag: ItemRow<'tag'>; onClose: () => void }) {
  const act = useAct();
  const expect = typedName(tag.title, tag.externalId);
  const { assignments } = tag.facts;
  return (
    <ConfirmDialog
      title={`Delete the tag “${tag.title}”?`}
      confirmLabel="Delete the tag"
      typed={{ expect, label: expect === tag.title ? 'Type its title' : `Type its handle: ${expect}` }}
      onConfirm={async () => {
        await act({
          command: 'tag.delete',
          input: {},
          on: { noun: 'tag', id: tag.id },
          vendor: tag.tenant.vendor,
          done: `“${tag.title}” is deleted`,
        });
      }}
      onClose={onClose}
    >
      <p className="mb-2">
        {assignments === null
          ? 'Every recipe and connection that bears it loses it.'
          : `${plural(assignments, 'recipe or connection loses it', 'recipes and connections lose it')}.`}{' '}
        The vendor cannot bring it back.
      </p>
      {assignments !== 0 && <TagUsage tagId={tag.id} count={assignments} />}
    </ConfirmDialog>
  );
}
