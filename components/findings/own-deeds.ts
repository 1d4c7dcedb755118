import type { QueryClient } from '@tanstack/react-query';
import { exactLocal } from '@/components/ui/format-time';
import { severityLabel } from '@/components/ui/severity-icon';
import { statusLabel } from '@/components/ui/status-text';
import type { FindingRow, Person } from '@/lib/findings/shapes';
import type { Severity, Status } from '@/lib/model/finding';
import { changeOwn, type OwnChange } from './deeds';
import { doneOf } from './outcome';
import { statusBack, statusKey } from './status-back';
import { asWork, type Deed, type Done } from './use-deed';
import { newestOf } from './use-finding-row';
import { groupBy } from './vendor-deeds';

type OwnSeverity = Exclude<Severity, 'unknown'>;
type OwnStatus = Exclude<Status, 'unknown' | 'snoozed' | 'suppressed' | 'merged'>;

/** Gives findings to a person or to nobody; `me` is who asks. */
export function assigning(rows: readonly FindingRow[], owner: Person | null, me: string): Deed {
  return asWork({ type: 'change', change: { type: 'assign', ownerId: owner?.id ?? null } }, async (client) => {
    const before = rows.map(newestOf);
    const outcome = await changeOwn(client, rows, { type: 'assign', ownerId: owner?.id ?? null }, { owner });
    const words = owner === null ? 'Made nobody’s' : `Assigned to ${owner.id === me ? 'you' : owner.name}`;
    return { outcome, words, undo: () => again(client, doneOf(before, outcome), byOwner) };
  });
}

/** Sets our own status; null lets the vendor's count again. */
export function moving(rows: readonly FindingRow[], status: OwnStatus | null): Deed {
  return asWork({ type: 'change', change: { type: 'status', status } }, async (client) => {
    const before = rows.map(newestOf);
    const expected = status === null ? { ownStatus: null } : { ownStatus: status, status };
    const outcome = await changeOwn(client, rows, { type: 'status', status }, expected);
    const words =
      status === null ? 'Status is as the vendor says' : `Status here: ${statusLabel(status).toLowerCase()}`;
    return { outcome, words, undo: () => again(client, doneOf(before, outcome), byStatus) };
  });
}

/** Puts findings aside until a time or until they get worse; null brings them back. */
export function snoozing(rows: readonly FindingRow[], until: string | null): Deed {
  const change = { type: 'snooze', until } as const;
  return asWork({ type: 'change', change }, async (client) => {
    const before = rows.map(newestOf);
    const outcome = await changeOwn(client, rows, change, until === null ? {} : aside(until));
    const words = until === null ? 'Brought back' : `Snoozed until ${exactLocal(new Date(until))}`;
    return { outcome, words, undo: () => again(client, doneOf(before, outcome), byStatus) };
  });
}

/** Shows findings again that a rule suppresses. It is for good: no rule suppresses them once more. */
export function showingAgain(rows: readonly FindingRow[]): Deed {
  const change = { type: 'show_again' } as const;
  return asWork(
    { type: 'change', change },
    async (client): Promise<Done> => ({
      outcome: await changeOwn(client, rows, change, {}),
      words: 'Shown again. No rule suppresses it once more',
    }),
  );
}

/** Puts our severity over the vendor's; null lets the vendor's count again. */
export function rating(rows: readonly FindingRow[], severity: OwnSeverity | null): Deed {
  return asWork({ type: 'change', change: { type: 'severity', severity } }, async (client) => {
    const before = rows.map(newestOf);
    const expected = severity === null ? { ownSeverity: null } : { ownSeverity: severity, severity };
    const outcome = await changeOwn(client, rows, { type: 'severity', severity }, expected);
    const words =
      severity === null ? 'Severity is as the vendor says' : `Severity here: ${severityLabel(severity).toLowerCase()}`;
    return { outcome, words, undo: () => again(client, doneOf(before, outcome), bySeverity) };
  });
}

/** Gives findings to a colleague with a note; the owner can be taken back, the note stays. */
export function handingOver(rows: readonly FindingRow[], owner: Person, note: string): Deed {
  const { id, name } = owner;
  const change = { type: 'hand_over', ownerId: id, note } as const;
  return asWork({ type: 'change', change }, async (client) => {
    const before = rows.map(newestOf);
    const outcome = await changeOwn(client, rows, change, { owner: { id, name } });
    const undo = () => again(client, doneOf(before, outcome), byOwner);
    return { outcome, words: `Handed over to ${name}`, undo };
  });
}

/** A note that stays here; `mentions` are told of it. */
export function noting(rows: readonly FindingRow[], body: string, mentions: readonly string[] = []): Deed {
  const told = mentions.length > 0 ? { mentions: [...mentions] } : {};
  const change = { type: 'note', body, ...told } as const;
  return asWork(
    { type: 'change', change },
    async (client): Promise<Done> => ({
      outcome: await changeOwn(client, rows, change, {}),
      words: 'Note kept here',
    }),
  );
}

/** A label of ours. */
export function labelling(rows: readonly FindingRow[], label: string): Deed {
  return asWork({ type: 'change', change: { type: 'label.add', label } }, async (client) => {
    const outcome = await changeOwn(client, rows, { type: 'label.add', label }, {});
    const undo = async () => {
      await changeOwn(client, doneOf(rows, outcome), { type: 'label.remove', label }, {});
    };
    return { outcome, words: `Labelled ${label}`, undo };
  });
}

type Back = {
  key: (row: FindingRow) => string;
  change: (row: FindingRow) => OwnChange;
  expected: (row: FindingRow) => Partial<FindingRow>;
};

const byOwner: Back = {
  key: ({ owner }) => owner?.id ?? '',
  change: ({ owner }) => ({ type: 'assign', ownerId: owner?.id ?? null }),
  expected: ({ owner }) => ({ owner }),
};
const byStatus: Back = {
  key: statusKey,
  change: statusBack,
  expected: ({ ownStatus, snoozedUntil, status }) => ({ ownStatus, snoozedUntil, status }),
};
const aside = (snoozedUntil: string): Partial<FindingRow> => ({
  status: 'snoozed',
  ownStatus: 'snoozed',
  snoozedUntil,
});
const bySeverity: Back = {
  key: ({ ownSeverity, severity }) => `${ownSeverity} ${severity}`,
  change: ({ ownSeverity }) => ({ type: 'severity', severity: ownSeverity === 'unknown' ? null : ownSeverity }),
  expected: ({ ownSeverity, severity }) => ({ ownSeverity, severity }),
};

/** Makes rows what they were, those that were alike together. */
async function again(client: QueryClient, before: readonly FindingRow[], back: Back): Promise<void> {
  for (const same of groupBy(before, back.key).values()) {
    const [one] = same;
    if (one) await changeOwn(client, same, back.change(one), back.expected(one));
  }
}
