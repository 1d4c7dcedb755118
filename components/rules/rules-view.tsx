'use client';

import { useQuery } from '@tanstack/react-query';
import Plus from 'lucide-react/icons/plus';
import { useRouter, useSearchParams } from 'next/navigation';
import { useMemo, useState } from 'react';
import { Page } from '@/components/shell/page';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FailedState } from '@/components/ui/failed-state';
import { count } from '@/components/ui/format-number';
import { useShortcuts } from '@/components/ui/hotkeys';
import { problemOf } from '@/components/ui/problem';
import { SkeletonRows } from '@/components/ui/skeleton';
import { StaleNote } from '@/components/ui/stale-note';
import { notify } from '@/components/ui/toast-store';
import type { Rule } from '@/lib/rules/shapes';
import { ruleColumns } from './columns';
import { rules, useEnableRule, useMoveRule, useRemoveRule } from './queries';
import { RuleForm } from './rule-form';
import { RULES_HREF, ruleHref } from './rule-href';

/** What is done by itself: the rules in their order, and the form of one of them. */
export function RulesView({ canEdit }: { canEdit: boolean }) {
  const router = useRouter();
  const search = useSearchParams();
  const { data, error, isFetching, refetch, dataUpdatedAt } = useQuery(rules.list());
  const [leaving, setLeaving] = useState<Rule | null>(null);
  const { mutate: enable } = useEnableRule();
  const { mutate: move } = useMoveRule();
  const { mutateAsync: remove } = useRemoveRule();
  const unavailable = canEdit ? undefined : 'Only admins change rules';
  const columns = useMemo(() => {
    const onError = (failed: Error) => void notify({ text: problemOf(failed).message, tone: 'bad' });
    return ruleColumns({
      unavailable,
      enable: ({ id, version }, isEnabled) => enable({ id, version, isEnabled }, { onError }),
      move: ({ id, version }, to) => move({ id, version, to }, { onError }),
      remove: setLeaving,
    });
  }, [unavailable, enable, move]);
  const asked = canEdit ? search.get('edit') : null;
  const edited = data?.rules.find(({ id }) => id === asked) ?? null;
  const isForm = asked === 'new' || edited !== null;
  const begin = () => router.push(ruleHref('new'));
  useShortcuts([
    {
      id: 'rule.new',
      label: 'New rule',
      group: 'Rules',
      keys: 'N',
      unavailable: unavailable ?? (isForm ? 'A rule is open already' : undefined),
      run: begin,
    },
  ]);
  const button = (
    <Button tone="primary" icon={<Plus aria-hidden size={14} />} hotkey="N" unavailable={unavailable} onClick={begin}>
      New rule
    </Button>
  );

  return (
    <Page
      title={isForm ? (edited ? 'Change a rule' : 'New rule') : 'Rules'}
      sub={data && !isForm && <span className="text-ink-3">{count(data.rules.length)}</span>}
      actions={!isForm && button}
    >
      {error && data && <StaleNote what="This list" since={new Date(dataUpdatedAt).toISOString()} />}
      {!error && !data && <SkeletonRows label="Loading the rules" />}
      {error && !data && (
        <FailedState
          title="The rules could not be loaded"
          error={error}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
      {data && isForm && (
        <RuleForm key={asked} rule={edited} q={search.get('q') ?? ''} onDone={() => router.push(RULES_HREF)} />
      )}
      {data && !isForm && (
        <DataTable
          label="Rules"
          columns={columns}
          rows={data.rules}
          rowId={({ id }) => id}
          empty={
            <EmptyState title="There is no rule yet" action={canEdit && button}>
              A rule assigns, labels, snoozes or suppresses what a query asks for. Before it is saved it shows what it
              would have done.
            </EmptyState>
          }
        />
      )}
      {leaving && (
        <ConfirmDialog
          title={`Delete “${leaving.name}”?`}
          confirmLabel="Delete"
          onConfirm={() => remove({ id: leaving.id, version: leaving.version })}
          onClose={() => setLeaving(null)}
        >
          {leaving.effect.type === 'suppress'
            ? 'What it suppresses is shown again within moments.'
            : 'What it has done stays as it is.'}
        </ConfirmDialog>
      )}
    </Page>
  );
}
