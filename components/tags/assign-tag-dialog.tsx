'use client';

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useAct } from '@/components/items/use-act';
import { listed } from '@/components/items/words';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { plural } from '@/components/ui/format-number';
import { Notice } from '@/components/ui/notice';
import { type Problem, problemOf } from '@/components/ui/problem';
import { Tabs } from '@/components/ui/tabs';
import type { ItemRow } from '@/lib/items/shapes';
import { AssetIds } from './asset-ids';
import { AssetTicks } from './asset-ticks';
import { tagAssets } from './tag-assets';
import { readIds } from './tag-fields';

const MODES = [
  { id: 'on', label: 'Put on' },
  { id: 'off', label: 'Take off' },
];

/**
 * Puts a tag on recipes and connections by their ids, or takes it off those that bear it: the vendor tells which these
 * are, and offers no list of the others.
 */
export function AssignTagDialog({ tag, onClose }: { tag: ItemRow<'tag'>; onClose: () => void }) {
  const formId = useId();
  const act = useAct();
  const [mode, setMode] = useState('on');
  const [recipes, setRecipes] = useState('');
  const [connections, setConnections] = useState('');
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const bearing = useQuery({ ...tagAssets(tag.id), enabled: mode === 'off' });

  const byTick = mode === 'off' && bearing.data !== undefined;
  const typed = { recipe: readIds(recipes), connection: readIds(connections) };
  const idsOf = (type: 'recipe' | 'connection') =>
    byTick
      ? (bearing.data?.assets ?? [])
          .filter((one) => one.type === type && ticked.includes(`${type}:${one.id}`))
          .map(({ id }) => id)
      : typed[type].ids;
  const recipeIds = idsOf('recipe');
  const connectionIds = idsOf('connection');
  const bad = byTick ? [] : [...typed.recipe.bad, ...typed.connection.bad];
  const why =
    bad.length > 0
      ? `Not an id: ${listed(bad.slice(0, 3))}`
      : recipeIds.length + connectionIds.length === 0
        ? 'Name at least one recipe or connection'
        : undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || why) return;
    setBusy(true);
    setProblem(null);
    const parts = [
      recipeIds.length > 0 ? plural(recipeIds.length, 'recipe') : null,
      connectionIds.length > 0 ? plural(connectionIds.length, 'connection') : null,
    ].filter((part) => part !== null);
    const handles = mode === 'on' ? { addTags: [tag.externalId] } : { removeTags: [tag.externalId] };
    try {
      await act({
        command: 'tag.assign',
        input: { ...handles, recipeIds, connectionIds },
        on: { connectionId: tag.tenant.id, noun: 'tag' },
        vendor: tag.tenant.vendor,
        done: `“${tag.title}” is ${mode === 'on' ? 'put on' : 'taken off'} ${listed(parts)}`,
      });
      onClose();
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={`Assign “${tag.title}”`}
      onClose={onClose}
      footer={
        <>
          <Button size="lg" onClick={onClose}>
            Cancel
          </Button>
          <Button size="lg" type="submit" form={formId} tone="primary" busy={busy} unavailable={why}>
            {mode === 'on' ? 'Put on' : 'Take off'}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit}>
        <Tabs label="What to do" tabs={MODES} value={mode} onChange={setMode}>
          <div className="grid gap-4 pt-3">
            {mode === 'off' && <AssetTicks read={bearing} ticked={ticked} onTick={setTicked} />}
            {(mode === 'on' || bearing.error) && (
              <>
                <AssetIds label="Recipes" typed={recipes} read={typed.recipe} onType={setRecipes} />
                <AssetIds label="Connections" typed={connections} read={typed.connection} onType={setConnections} />
              </>
            )}
            <p className="text-ink-3 text-sm">The count in the list follows when the tenant’s tags are next read.</p>
            {problem && <Notice problem={problem} />}
          </div>
        </Tabs>
      </form>
    </Dialog>
  );
}
