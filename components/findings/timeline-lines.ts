import { asRecord, textAt } from '@/components/items/raw-value';
import { sharingBefore, sharingSeen } from '@/components/lockdown/sharing-words';
import { exactLocal } from '@/components/ui/format-time';
import type { Instant, TimelineEntry } from '@/lib/findings/shapes';
import { commandWords } from './command-words';

/** One line of the merged timeline. `quote` is what somebody wrote. */
export type TimelineLine = {
  key: string;
  at: Instant;
  origin: 'vendor' | 'console';
  who: string | null;
  words: string;
  quote?: string;
};
/** An entry of a vendor's own history, as every vendor's `history` read answers it. */
export type VendorEntry = { at: Instant | null; actor: string | null; words: string };

/** What our record and, where it could be read, the vendor's own say happened; newest first, on one clock. */
export function timelineLines(ours: readonly TimelineEntry[], theirs: readonly VendorEntry[] | null): TimelineLine[] {
  // With the vendor's own entries at hand, its bare time of change says nothing more.
  const kept = theirs?.length ? ours.filter((entry) => entry.what !== 'updated' && entry.what !== 'closed') : ours;
  const lines = kept.map(ourLine);
  const vendor = (theirs ?? []).flatMap((entry, index): TimelineLine[] =>
    entry.at === null
      ? []
      : [{ key: `v${index}`, at: entry.at, origin: 'vendor', who: entry.actor, words: entry.words }],
  );
  return [...lines, ...vendor].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** Entries whose time the vendor does not give have no place on the clock. */
export function untimed(theirs: readonly VendorEntry[] | null): VendorEntry[] {
  return (theirs ?? []).filter(({ at }) => at === null);
}

function ourLine(entry: TimelineEntry): TimelineLine {
  if (!('seq' in entry)) {
    return { key: entry.what, at: entry.at, origin: entry.origin, who: null, words: MARKS[entry.what] ?? entry.what };
  }
  const { what, seq, at, actor } = entry;
  const after = asRecord(entry.after) ?? {};
  const before = asRecord(entry.before) ?? {};
  return { key: `c${seq}`, at, origin: 'console', who: actor, ...told(what, before, after) };
}

const MOST_NAMES = 3;
const MARKS: Record<string, string> = {
  created: 'The vendor raised it',
  updated: 'The vendor changed it last',
  closed: 'The vendor closed it',
  gone: 'No longer at the vendor',
  tenant_removed: 'Its tenant was removed here',
  first_seen: 'First seen here',
};

const WOKEN: Record<string, string> = {
  asked: 'Brought back',
  time: 'Came back: its time was up',
  severity: 'Came back: the vendor rates it worse',
  status: 'Came back: the vendor changed its status',
  resolved: 'No longer snoozed: the vendor has it as resolved',
  gone: 'No longer snoozed: it is no longer at the vendor',
};

const FOLD_REOPENED: Record<string, string> = {
  expired: 'Open again: the acceptance of its fold expired',
  new_resource: 'Open again: a new resource came up in its accepted fold',
  severity: 'Open again: severity rose in its accepted fold',
  taken_back: 'Open again: the acceptance of its fold was taken back',
};

const SHOWN: Record<string, string> = {
  asked: 'Shown again',
  severity: 'Shown again: the vendor rates it worse',
  status: 'Shown again: the vendor changed its status',
  resolved: 'No longer suppressed: the vendor has it as resolved',
  gone: 'No longer suppressed: it is no longer at the vendor',
  expired: 'Shown again: the rule’s time was up',
  disabled: 'Shown again: the rule was switched off',
  removed: 'Shown again: the rule was deleted',
  changed: 'Shown again: the rule no longer asks for it',
};

const DECIDED: Record<string, string> = { there: 'said to be there', again: 'sent again', give_up: 'given up' };

type Told = Pick<TimelineLine, 'words' | 'quote'>;
type Part = Record<string, unknown>;

function told(what: string, before: Part, after: Part): Told {
  const command = commandWords(textAt(after, 'command') ?? '');
  switch (what) {
    case 'finding.assign': {
      const owner = asRecord(after.owner);
      const name = owner && textAt(owner, 'name');
      return { words: name ? `Gave it to ${name}` : 'Made it nobody’s' };
    }
    case 'finding.hand_over': {
      const owner = asRecord(after.owner);
      return { words: `Handed it over to ${(owner && textAt(owner, 'name')) ?? 'somebody'}`, ...quoted(after, 'body') };
    }
    case 'finding.watch':
      return { words: 'Watches it' };
    case 'finding.unwatch':
      return { words: 'Watches it no longer' };
    case 'finding.see_mentions':
      return { words: 'Saw the notes that mention them' };
    case 'finding.set_status':
      return { words: moved('Status here', textAt(before, 'ownStatus'), textAt(after, 'ownStatus')) };
    case 'finding.snooze':
      return { words: `Put aside until ${untilWords(after)}, or until it gets worse` };
    case 'finding.wake':
      return { words: WOKEN[textAt(after, 'why') ?? ''] ?? 'Came back' };
    case 'finding.accept_fold':
      return {
        words: `Accepted with its fold until ${untilWords(after)}, or until it gets worse`,
        ...quoted(after, 'reason'),
      };
    case 'finding.reopen_fold':
      return { words: FOLD_REOPENED[textAt(after, 'why') ?? ''] ?? 'Open again with its fold' };
    case 'finding.suppress':
      return { words: 'Suppressed it: it is left out of what is open' };
    case 'finding.unsuppress':
      return { words: SHOWN[textAt(after, 'why') ?? ''] ?? 'Shown again' };
    case 'finding.set_severity':
      return { words: moved('Severity here', textAt(before, 'ownSeverity'), textAt(after, 'ownSeverity')) };
    case 'finding.set_verdict':
      return {
        words: moved('Verdict', textAt(before, 'verdict'), textAt(after, 'verdict')),
        ...quoted(after, 'reason'),
      };
    case 'finding.add_note':
      return { words: 'Note', ...quoted(after, 'body') };
    case 'finding.add_label':
      return { words: `Label ${textAt(after, 'label') ?? ''}` };
    case 'finding.remove_label':
      return { words: `Label ${textAt(before, 'label') ?? textAt(after, 'label') ?? ''} taken off` };
    case 'finding.merge':
      return { words: `Merged it into ${nameIn(after.into)}` };
    case 'finding.split':
      return { words: `Split it off from ${nameIn(before.into)}` };
    case 'finding.merge_in':
      return { words: `Merged into this: ${namesIn(after.findings)}` };
    case 'finding.split_out':
      return { words: `Split off from this: ${namesIn(after.findings)}` };
    case 'finding.link_case':
      return { words: `Put into ${caseName(after)}` };
    case 'finding.unlink_case':
      return { words: `Taken out of ${caseName(before)}` };
    case 'finding.evidence':
      return { words: `Looked at ${textAt(after, 'read') ?? 'evidence'}`, ...quoted(after, 'purpose') };
    case 'finding.vendor_wins':
      return { words: `The vendor changed its ${textAt(after, 'field') ?? 'word'}: what was set here was dropped` };
    case 'finding.settle_conflict':
      return {
        words: `${textAt(after, 'choice') === 'ours' ? 'Kept ours' : 'Took the vendor’s'}: ${textAt(after, 'field') ?? ''}`,
      };
    case 'action.decide':
      return { words: `${command}: ${DECIDED[textAt(after, 'decision') ?? ''] ?? 'decided'}` };
    case 'action.request':
      return { words: `${command}: asked for`, ...sharingBefore(before) };
    case 'action.seen':
      return { words: `${command}: ${sharingSeen(after)}` };
    case 'action.take-back':
      return { words: `${command}: taken back` };
    case 'action.done':
      return { words: `${command}: done at the vendor`, ...quoted(after, 'message') };
    case 'action.rejected':
      return { words: `${command}: rejected by the vendor`, ...quoted(after, 'vendorMessage', 'message') };
    case 'action.needs-you':
      return { words: `${command}: needs you`, ...quoted(after, 'message') };
    default:
      return { words: sentenceOf(what) };
  }
}

function moved(what: string, from: string | null, to: string | null): string {
  const shown = to === null ? 'as the vendor says' : to.replaceAll('_', ' ');
  return from === null ? `${what}: ${shown}` : `${what}: ${from.replaceAll('_', ' ')} → ${shown}`;
}

function untilWords(after: Part): string {
  const until = textAt(after, 'until');
  return until ? exactLocal(new Date(until)) : 'a time';
}

function caseName(part: Part): string {
  const named = asRecord(part.case);
  const title = named && textAt(named, 'title');
  return named ? `case ${named.number ?? ''}${title ? `, ${title}` : ''}` : 'a case';
}

function nameIn(part: unknown): string {
  const named = asRecord(part);
  const name = named && textAt(named, 'name');
  return name ? `“${name}”` : 'another';
}

/** The first few by name, and how many more. */
function namesIn(part: unknown): string {
  const all = Array.isArray(part) ? part : [];
  const rest = all.length - MOST_NAMES;
  return [...all.slice(0, MOST_NAMES).map(nameIn), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

function quoted(part: Part, ...keys: string[]): { quote?: string } {
  for (const key of keys) {
    const quote = textAt(part, key);
    if (quote) return { quote };
  }
  return {};
}

// A record of a kind that has no words here yet is still shown.
function sentenceOf(what: string): string {
  const words = what.replace(/[._-]/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
