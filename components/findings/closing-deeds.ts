import { ACTION_RULES } from '@/lib/actions/rules';
import type { FindingRow } from '@/lib/findings/shapes';
import type { CommandKind } from '@/lib/model/command';
import { asWork, type Deed } from './use-deed';
import { newestOf } from './use-finding-row';
import { type CloseSaid, close, sendCommand, takeBack, undoClose } from './vendor-deeds';
import { afterHold, shortName, type VendorFacts, vendorOf } from './vendor-facts';

/** Closes with a verdict, each finding at its place. */
export function closing(
  rows: readonly FindingRow[],
  said: CloseSaid,
  vendors: readonly VendorFacts[],
  key: string,
): Deed {
  return asWork({ type: 'close', ...said }, async (client) => {
    const before = rows.map(newestOf);
    const sent = await close(client, rows, said, key);
    const heldSeconds = sent.holdSeconds ?? undefined;
    const undo = heldSeconds === 0 ? undefined : () => undoClose(client, before, sent);
    return {
      outcome: sent.outcome,
      words: wordsOf(before, vendors, heldSeconds),
      undo,
      undoLabel: heldSeconds ? 'Take back' : 'Undo',
      heldSeconds,
    };
  });
}

/** Sends one command to the vendors of these findings. */
export function sending(
  rows: readonly FindingRow[],
  command: CommandKind,
  input: Record<string, unknown>,
  vendors: readonly VendorFacts[],
): Deed {
  return asWork({ type: 'command', command, input }, async (client) => {
    const sent = await sendCommand(client, rows, command, input);
    const { words } = ACTION_RULES[command];
    const holdSeconds = sent.holdSeconds ?? 0;
    return {
      outcome: sent.outcome,
      words: `${words} at ${placesOf(rows, vendors)} ${afterHold(holdSeconds)}`,
      undo: holdSeconds === 0 ? undefined : () => takeBack(client, rows, sent.actionIds),
      undoLabel: 'Take back',
      heldSeconds: holdSeconds,
    };
  });
}

/** What a close will do, before and after it was asked for: "Closes at Zscaler in 20 s". */
function wordsOf(
  rows: readonly FindingRow[],
  vendors: readonly VendorFacts[],
  heldSeconds: number | undefined,
): string {
  if (rows.every(({ status }) => status === 'resolved' || status === 'accepted')) return 'Verdict saved';
  if (heldSeconds === undefined) return 'Resolved here';
  const told = rows.filter(({ kind }) => kind === 'dlp_incident' || kind === 'edge_alert');
  const place = `Closes at ${placesOf(told, vendors)} ${afterHold(heldSeconds)}`;
  return told.length < rows.length ? `${place}, the rest is resolved here` : place;
}

function placesOf(rows: readonly FindingRow[], vendors: readonly VendorFacts[]): string {
  return [...new Set(rows.map(({ tenant }) => shortName(vendorOf(vendors, tenant.vendor))))].join(' and ');
}
