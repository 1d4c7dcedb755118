import Ellipsis from 'lucide-react/icons/ellipsis';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { columnsFor } from '@/components/ui/columns-for';
import { count } from '@/components/ui/format-number';
import { IconButton } from '@/components/ui/icon-button';
import { Menu } from '@/components/ui/menu';
import { TimeLeft } from '@/components/ui/relative-time';
import { Switch } from '@/components/ui/switch';
import type { Rule } from '@/lib/rules/shapes';
import { ruleHref } from './rule-href';
import { effectWords } from './rule-words';

export type RuleDeeds = {
  /** Why nothing can be changed. */
  unavailable: string | undefined;
  enable: (rule: Rule, isEnabled: boolean) => void;
  move: (rule: Rule, to: 'up' | 'down') => void;
  remove: (rule: Rule) => void;
};

/** The rules as they act, one after the other. Who may not change them sees the same list. */
export function ruleColumns({ unavailable, enable, move, remove }: RuleDeeds) {
  const column = columnsFor<Rule>();
  const canEdit = unavailable === undefined;
  return column.columns([
    column.display({
      id: 'place',
      header: '#',
      cell: ({ row }) => <span className="text-ink-3">{row.index + 1}</span>,
      meta: { className: 'w-10' },
    }),
    column.accessor('name', {
      header: 'Rule',
      cell: ({ row: { original: rule } }) => (
        <span className="grid min-w-0 py-1.5">
          {canEdit ? (
            <Link href={ruleHref(rule.id)} prefetch={false} className="truncate font-medium hover:underline">
              {rule.name}
            </Link>
          ) : (
            <span className="truncate font-medium">{rule.name}</span>
          )}
          <code className="truncate text-ink-2 text-xs">{rule.q}</code>
          <Standing rule={rule} />
        </span>
      ),
      meta: { className: 'max-w-0 w-full' },
    }),
    column.display({
      id: 'effect',
      header: 'Does',
      cell: ({ row }) => <span className="whitespace-nowrap text-ink-2">{effectWords(row.original.effect)}</span>,
      meta: { className: 'max-md:hidden' },
    }),
    column.accessor('expiresAt', {
      header: 'Ends in',
      cell: ({ row }) => <Until rule={row.original} />,
      meta: { className: 'whitespace-nowrap max-md:hidden' },
    }),
    column.accessor('taken', {
      header: 'Took in 30 days',
      cell: ({ getValue }) => count(getValue()),
      meta: { className: 'whitespace-nowrap max-sm:hidden', align: 'end' },
    }),
    column.display({
      id: 'enabled',
      header: 'On',
      cell: ({ row: { original: rule } }) => (
        <Switch
          aria-label={`${rule.name} is on`}
          checked={rule.isEnabled}
          disabled={!canEdit}
          onChange={(event) => enable(rule, event.target.checked)}
        />
      ),
      meta: { className: 'w-14' },
    }),
    column.display({
      id: 'menu',
      header: () => <span className="sr-only">Change</span>,
      cell: ({ row: { original: rule } }) =>
        canEdit && (
          <Menu
            label={`Change ${rule.name}`}
            align="end"
            groups={[
              {
                id: 'order',
                items: [
                  { id: 'up', label: 'Act earlier', onSelect: () => move(rule, 'up') },
                  { id: 'down', label: 'Act later', onSelect: () => move(rule, 'down') },
                ],
              },
              { id: 'end', items: [{ id: 'remove', label: 'Delete…', danger: true, onSelect: () => remove(rule) }] },
            ]}
            trigger={(props) => (
              <IconButton {...props} label={`Change ${rule.name}`} icon={<Ellipsis aria-hidden size={15} />} />
            )}
          />
        ),
      meta: { className: 'w-10', align: 'end' },
    }),
  ]);
}

function Standing({ rule: { trouble, isCatchingUp, isExpired, isEnabled } }: { rule: Rule }) {
  if (trouble) return <span className="text-pretty text-bad text-sm">It does nothing: {trouble}</span>;
  if (isEnabled && !isExpired && isCatchingUp) {
    return <span className="text-ink-3 text-sm">Going through what is there</span>;
  }
  return null;
}

function Until({ rule: { expiresAt, isExpired } }: { rule: Rule }) {
  if (isExpired) return <Badge tone="warn">Ended</Badge>;
  return expiresAt ? <TimeLeft until={expiresAt} /> : <span className="text-ink-3">never</span>;
}
