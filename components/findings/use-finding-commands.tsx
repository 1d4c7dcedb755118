'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { BulkScope } from '@/components/jobs/queries';
import { count } from '@/components/ui/format-number';
import { HotkeyScope } from '@/components/ui/hotkeys';
import type { Shortcut } from '@/components/ui/key-map';
import { Later } from '@/components/ui/later';
import { useOwnKeys, withOwnKey } from '@/components/ui/own-keys';
import { dialogPart } from '@/components/ui/part';
import { severityLabel } from '@/components/ui/severity-icon';
import { notify } from '@/components/ui/toast-store';
import type { Permission } from '@/lib/auth/permissions';
import type { FindingRow } from '@/lib/findings/shapes';
import type { DialogKind, OpenDialog } from './finding-dialogs';
import { newKey } from './new-key';
import type { Outcome } from './outcome';
import { findings } from './queries';
import { useTriage, whyNotAllowed } from './triage-context';
import { type Deed, tell, undoLast, useDeed } from './use-deed';

// The forms come when the page has time for them. Until the first is there, what is typed is not meant for the page.
const loadDialogs = () => import('./finding-dialogs').then((module) => module.FindingDialogs);
const FindingDialogs = dialogPart(loadDialogs, () => <HotkeyScope>{null}</HotkeyScope>);
const LATER_MS = 2000;
const quickDeeds = new Later(() => import('./quick-deeds'));
type QuickDeeds = Awaited<ReturnType<typeof quickDeeds.load>>;

const GROUP = 'Findings';
/** As many as can be named one by one. */
const MOST = 10_000;
const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
/** What takes another right than acting on findings. */
const NEEDS: Partial<Record<string, Permission>> = { entity: 'findings.read', lockdown: 'operations.read' };
type Id = 'take' | 'entity' | DialogKind | 'undo' | 'watch' | 'show-again' | 'split';
export type FindingCommands = {
  /** For `useShortcuts`: keys, help and palette. */
  list: readonly Shortcut[];
  /** One of them, for a button of the same name. */
  of: (id: Id) => Shortcut;
  /** Takes merged ones out again, also some of those that one stands for. */
  splitOff: (rows: FindingRow[]) => void;
  /** Rendered once beside whatever uses the commands. */
  dialogs: ReactNode;
};

/** Everything that can be done to findings, as keys, buttons and palette entries of the same names. */
export function useFindingCommands({
  subjects,
  whole,
  onDone,
}: {
  /** What a command is for, at the moment it is given. */
  subjects: () => FindingRow[];
  /** The query, where everything that matches it is meant and not only what is loaded. */
  whole?: () => BulkScope | null;
  /** After a command: on to the next. */
  onDone: (rows: readonly FindingRow[]) => void;
}): FindingCommands {
  const client = useQueryClient();
  const router = useRouter();
  const triage = useTriage();
  const own = useOwnKeys();
  // Several: what was asked for in one form may be under way while the next is open.
  const [open, setOpen] = useState<readonly { key: string; dialog: OpenDialog }[]>([]);
  const show = useCallback((dialog: OpenDialog) => setOpen((all) => [...all, { key: newKey(), dialog }]), []);
  const onSkipped = useCallback((outcome: Outcome, words: string) => show({ kind: 'results', outcome, words }), [show]);
  const deed = useDeed(onSkipped);
  const freeze = useCallback(
    async ({ work }: Deed, rows: readonly FindingRow[], { scope }: BulkScope) => {
      if (!work) {
        notify({ text: 'This is done one by one. Choose fewer findings.' });
        return false;
      }
      const { freezeJob } = await quickDeeds.load();
      show({ kind: 'bulk', job: await freezeJob(scope, work), rows });
      return true;
    },
    [show],
  );
  useEffect(quickDeeds.follow, []);
  useEffect(() => {
    const timer = setTimeout(() => void loadDialogs().catch(() => undefined), LATER_MS);
    return () => clearTimeout(timer);
  }, []);

  return useMemo(() => {
    const withRows = (run: (rows: FindingRow[]) => void) => () => {
      const rows = subjects();
      if (rows.length === 0) return void notify({ text: 'Choose a finding first: J goes to the first one.' });
      if (rows.length > MOST) {
        return void notify({ text: `At most ${count(MOST)} one by one; choose all that match a query instead.` });
      }
      run(rows);
    };
    const bulkOf = (rows: readonly FindingRow[]): BulkScope | null => {
      const all = whole?.() ?? null;
      if (all || rows.length <= triage.atOnce) return all;
      return { scope: { ids: rows.map(({ id }) => id) }, total: rows.length };
    };
    // What a key is meant for is settled when it is pressed, also where the code for it is still on its way.
    const begin = (make: (deeds: QuickDeeds, rows: FindingRow[]) => Deed, rows: FindingRow[]) => {
      const bulk = bulkOf(rows);
      quickDeeds.use(
        (deeds) => void (bulk ? freeze(make(deeds, rows), rows, bulk) : deed(make(deeds, rows))).catch(tell),
      );
      // The list goes on at once; a refusal brings the row back with its reason.
      if (!bulk) onDone(rows);
    };
    const atOnce = (make: (deeds: QuickDeeds, rows: FindingRow[]) => Deed) => withRows((rows) => begin(make, rows));
    const form = (kind: DialogKind) => withRows((rows) => show({ kind, rows, scope: bulkOf(rows) }));
    // What is put under one finding is chosen one by one: a query is no reason to merge.
    const withFew = (run: (rows: FindingRow[]) => void) =>
      withRows((rows) =>
        bulkOf(rows) ? notify({ text: `At most ${count(triage.atOnce)} at once, chosen one by one.` }) : run(rows),
      );
    const splitOff = async (rows: FindingRow[]) => {
      const { splitting } = await quickDeeds.load();
      const apart = (await Promise.all(rows.map(apartOf))).flat();
      if (apart.length === 0) return void notify({ text: 'This is merged with no other finding.' });
      await deed(splitting(apart));
      onDone(rows);
    };
    // One that is merged itself, or all that are merged into it.
    const apartOf = async (row: FindingRow): Promise<FindingRow[]> => {
      if (row.mergedInto !== null) return [row];
      if (row.merged === null) return [];
      const { items } = await client.fetchQuery({ ...findings.merged(row.id), staleTime: 0 });
      return items.map(({ finding }) => finding);
    };
    const me = { id: triage.userId, name: triage.name };
    const list: Shortcut[] = [
      {
        id: 'take',
        label: 'Take',
        group: GROUP,
        keys: 'A',
        keywords: ['assign to me'],
        run: atOnce((deeds, rows) => deeds.assigning(rows, me, me.id)),
      },
      { id: 'assign', label: 'Assign…', group: GROUP, keys: 'Shift A', keywords: ['owner'], run: form('assign') },
      {
        id: 'hand-over',
        label: 'Hand over…',
        group: GROUP,
        keys: 'Shift H',
        keywords: ['assign', 'shift'],
        run: form('hand-over'),
      },
      {
        id: 'snooze',
        label: 'Snooze…',
        group: GROUP,
        keys: 'H',
        keywords: ['later', 'put aside', 'bring back'],
        run: form('snooze'),
      },
      {
        id: 'show-again',
        label: 'Show again',
        group: GROUP,
        keys: 'Shift S',
        keywords: ['suppressed', 'unsuppress', 'rule'],
        run: withRows((rows) => {
          const hidden = rows.filter(({ status }) => status === 'suppressed');
          if (hidden.length === 0) return void notify({ text: 'No rule suppresses this.' });
          begin((deeds, rows) => deeds.showingAgain(rows), hidden);
        }),
      },
      {
        id: 'merge',
        label: 'Merge…',
        group: GROUP,
        keys: 'D',
        keywords: ['duplicate of', 'same event'],
        run: withFew((rows) => show({ kind: 'merge', rows, scope: null })),
      },
      {
        id: 'split',
        label: 'Split off',
        group: GROUP,
        keys: 'Shift D',
        keywords: ['unmerge', 'not a duplicate'],
        run: withFew((rows) => void splitOff(rows).catch(tell)),
      },
      {
        id: 'entity',
        label: 'Who or what it is about',
        group: GROUP,
        keys: 'U',
        keywords: ['entity', 'person', 'resource', 'account', 'document'],
        run: withRows(([row]) =>
          quickDeeds.use(({ entityNames }) => {
            const [first] = row ? entityNames(row) : [];
            if (first) router.push(first.href);
            else notify({ text: 'Its vendor names nobody and nothing that has a page.' });
          }),
        ),
      },
      { id: 'status', label: 'Status…', group: GROUP, keys: 'S', run: form('status') },
      { id: 'close', label: 'Close…', group: GROUP, keys: 'E', keywords: ['verdict', 'resolve'], run: form('close') },
      { id: 'note', label: 'Note…', group: GROUP, keys: 'N', keywords: ['comment'], run: form('note') },
      {
        id: 'watch',
        label: 'Watch',
        group: GROUP,
        keys: 'W',
        keywords: ['follow'],
        run: atOnce((deeds, rows) => deeds.watching(rows, true)),
      },
      {
        id: 'unwatch',
        label: 'Watch no longer',
        group: GROUP,
        keys: 'Shift W',
        run: atOnce((deeds, rows) => deeds.watching(rows, false)),
      },
      { id: 'label', label: 'Label…', group: GROUP, keys: 'L', keywords: ['tag'], run: form('label') },
      { id: 'case', label: 'Case…', group: GROUP, keys: 'C', keywords: ['link', 'investigation'], run: form('case') },
      {
        id: 'lockdown',
        label: 'Revoke external sharing…',
        group: GROUP,
        keys: 'R',
        keywords: ['lockdown', 'leak', 'document', 'edge', 'respond'],
        run: withRows((rows) => {
          const [only] = rows;
          if (rows.length !== 1 || only?.kind !== 'dlp_incident') {
            return void notify({ text: 'Choose one DLP incident: this is done for one document at a time.' });
          }
          show({ kind: 'lockdown', rows, scope: null });
        }),
      },
      ...SEVERITIES.map((severity, at) => ({
        id: `severity.${severity}`,
        label: `Severity ${severityLabel(severity).toLowerCase()}`,
        group: GROUP,
        keys: String(at + 1),
        run: atOnce((deeds, rows) => deeds.rating(rows, severity)),
      })),
      {
        id: 'severity.vendor',
        label: 'Severity as the vendor says',
        group: GROUP,
        run: atOnce((deeds, rows) => deeds.rating(rows, null)),
      },
      {
        id: 'undo',
        label: 'Undo',
        group: GROUP,
        keys: 'Z',
        keywords: ['take back'],
        // Behind what waits for its code; what was done without it can be undone without it.
        run: () => void quickDeeds.load().then(undoLast, undoLast),
      },
    ];
    const offered = list.map((one) => ({
      ...withOwnKey(one, own),
      unavailable: whyNotAllowed(triage, NEEDS[one.id] ?? 'findings.act'),
    }));
    return {
      list: offered,
      splitOff: (rows) => void splitOff(rows).catch(tell),
      of: (id) => offered.find((one) => one.id === id) ?? missing(id),
      dialogs:
        open.length > 0
          ? open.map(({ key, dialog }) => {
              const onClose = () => setOpen((all) => all.filter((one) => one.key !== key));
              return <FindingDialogs key={key} {...{ dialog, onClose, deed, freeze, onDone }} />;
            })
          : null,
    };
  }, [subjects, whole, onDone, deed, freeze, show, open, triage, own, client, router]);
}

function missing(id: string): never {
  throw new Error(`no command ${id}`);
}
