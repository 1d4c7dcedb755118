'use client';

import { type FormEvent, useState } from 'react';
import { useDebounced } from '@/components/queue/use-debounced';
import { Button } from '@/components/ui/button';
import { useShortcuts } from '@/components/ui/hotkeys';
import { Notice } from '@/components/ui/notice';
import { problemOf } from '@/components/ui/problem';
import { notify } from '@/components/ui/toast-store';
import { RANK_FACTORS } from '@/lib/findings/rank';
import type { Ranking } from '@/lib/findings/shapes';
import { draftOf, readDraft } from './draft';
import { PreviewTable } from './preview-table';
import { useSaveRanking } from './queries';
import { TargetFields } from './target-fields';
import { WeightFields } from './weight-fields';

const PREVIEW_AFTER_MS = 400;

/** Weights and targets as they are being typed, and beside them what would stand first. Nothing changes until it is saved. */
export function RankingForm({ ranking }: { ranking: Ranking }) {
  const [draft, setDraft] = useState(() => draftOf(ranking));
  const save = useSaveRanking();
  const { body, errors } = readDraft(draft, ranking.revision);
  const weights = body ? RANK_FACTORS.map((name) => body.weights[name]) : null;
  const settled = useDebounced(weights?.join(',') ?? '', PREVIEW_AFTER_MS);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(ranking));
  const unavailable = !isChanged ? 'Nothing is changed' : body ? undefined : 'Something is not a number or a duration';

  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (!body || unavailable) return;
    const onSuccess = () =>
      notify({ text: 'Saved. New findings are ranked by it at once, the others within minutes.' });
    save.mutate(body, { onSuccess });
  }
  useShortcuts([
    {
      id: 'ranking.save',
      label: 'Save the ranking',
      group: 'Ranking',
      keys: 'Mod S',
      unavailable,
      run: () => submit(),
    },
    {
      id: 'ranking.reset',
      label: 'Undo what is not saved',
      group: 'Ranking',
      unavailable: isChanged ? undefined : 'Nothing is changed',
      run: () => setDraft(draftOf(ranking)),
    },
  ]);

  return (
    <div className="grid items-start gap-8 p-4 xl:grid-cols-[26rem_1fr]">
      <form onSubmit={submit} className="grid gap-7" aria-label="Ranking">
        <WeightFields draft={draft.weights} errors={errors} onChange={(weights) => setDraft({ ...draft, weights })} />
        <TargetFields draft={draft.targets} errors={errors} onChange={(targets) => setDraft({ ...draft, targets })} />
        {save.error && <Notice problem={problemOf(save.error)} />}
        <div className="flex gap-2">
          <Button type="submit" tone="primary" hotkey="Mod S" busy={save.isPending} unavailable={unavailable}>
            Save
          </Button>
          <Button unavailable={isChanged ? undefined : 'Nothing is changed'} onClick={() => setDraft(draftOf(ranking))}>
            Undo what is not saved
          </Button>
        </div>
      </form>
      {settled && <PreviewTable weights={settled.split(',').map(Number)} />}
    </div>
  );
}
