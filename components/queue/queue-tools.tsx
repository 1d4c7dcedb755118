'use client';

import Columns3 from 'lucide-react/icons/columns-3';
import Download from 'lucide-react/icons/download';
import Layers from 'lucide-react/icons/layers';
import ListFilter from 'lucide-react/icons/list-filter';
import Rows3 from 'lucide-react/icons/rows-3';
import ScrollText from 'lucide-react/icons/scroll-text';
import Telescope from 'lucide-react/icons/telescope';
import { IconButton } from '@/components/ui/icon-button';
import { Menu } from '@/components/ui/menu';
import type { MenuItem } from '@/components/ui/menu-entry';
import { useKeyOf } from '@/components/ui/own-keys';
import { GROUP_LABELS } from './group-labels';
import type { Tools } from './queue-head';
import type { QueuePrefs } from './queue-prefs';
import { GROUPS, type GroupBy } from './queue-url';
import { useExportCommand } from './use-export-command';
import { goTo } from './use-queue-url';
import { useRuleCommand } from './use-rule-command';

/** Views, what the list is gathered by, and how it looks. */
export function QueueTools({
  q,
  prefs,
  group,
  tools,
}: {
  q: string;
  prefs: QueuePrefs;
  group: GroupBy | null;
  tools: Tools;
}) {
  const rule = useRuleCommand(q);
  const save = useExportCommand(q);
  const saveKey = useKeyOf(save.id, 'Shift E');
  const ruleKey = useKeyOf(rule.id, 'Shift R');
  const by: MenuItem[] = [
    { id: 'none', label: 'Not gathered', checked: group === null, onSelect: () => goTo({ group: null }) },
    ...GROUPS.map((one) => ({
      id: one,
      label: `By ${GROUP_LABELS[one].one}`,
      checked: group === one,
      onSelect: () => goTo({ group: one }),
    })),
  ];
  return (
    <>
      <IconButton
        label="Views"
        hotkey={useKeyOf('queue.views', 'V')}
        icon={<Telescope aria-hidden size={15} />}
        onClick={tools.onViews}
      />
      {!rule.unavailable && (
        <IconButton
          label={rule.label}
          hotkey={ruleKey}
          icon={<ScrollText aria-hidden size={15} />}
          onClick={rule.run}
        />
      )}
      <IconButton
        label={save.label}
        hotkey={saveKey}
        unavailable={save.unavailable}
        icon={<Download aria-hidden size={15} />}
        onClick={save.run}
      />
      <Menu
        label="Gather"
        align="end"
        groups={[{ id: 'by', heading: 'Gather the list', items: by }]}
        trigger={(trigger) => (
          <IconButton
            {...trigger}
            label={group ? `Gathered by ${GROUP_LABELS[group].one}` : 'Gather'}
            icon={<Layers aria-hidden size={15} />}
            className={group ? 'text-accent!' : undefined}
          />
        )}
      />
      <IconButton
        label="Filters"
        hotkey={useKeyOf('queue.facets', 'F')}
        aria-pressed={prefs.facets}
        icon={<ListFilter aria-hidden size={15} />}
        className={prefs.facets ? 'text-accent!' : undefined}
        onClick={tools.onFacets}
      />
      <IconButton
        label="Dense rows"
        aria-pressed={prefs.compact}
        icon={<Rows3 aria-hidden size={15} />}
        className={prefs.compact ? 'text-accent!' : undefined}
        onClick={tools.onDense}
      />
      <IconButton label="Columns" icon={<Columns3 aria-hidden size={15} />} onClick={tools.onColumns} />
    </>
  );
}
