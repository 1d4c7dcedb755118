import type { Truth } from '@/components/ui/truth-badge';
import type { ActionState, Instant } from '@/lib/findings/shapes';
import type { CommandKind } from '@/lib/model/command';

/** An action as our own routes answer it. */
export type ActionAnswer = {
  id: string;
  command: CommandKind;
  state: ActionState;
  /** Held until then. */
  notBefore: Instant;
  confirmedAt: Instant | null;
  settledAt: Instant | null;
  outcome: {
    message: string | null;
    code?: string | null;
    vendorMessage?: string | null;
    vendorRequestId?: string | null;
    retryAt?: number | null;
  } | null;
};

/** The truth of a write, as its badge shows it. Null: it was taken back, nothing was sent. */
export function truthOf(state: ActionState, confirmedAt: Instant | null): Truth | null {
  switch (state) {
    case 'asked':
    case 'held':
      return 'held';
    case 'queued':
    case 'claimed':
    case 'sending':
      return 'sent';
    case 'done':
      return confirmedAt === null ? 'sent' : 'confirmed';
    case 'rejected':
      return 'rejected';
    case 'unclear':
    case 'reading_back':
    case 'needs_you':
      return 'unclear';
    case 'cancelled':
      return null;
  }
}

/** True while something may still come of it without anybody doing anything. */
export function isUnderWay(state: ActionState): boolean {
  return ['held', 'queued', 'claimed', 'sending', 'unclear', 'reading_back'].includes(state);
}

/** `reference`: what to quote when asking for help, the vendor's own id of the request or that of our action. */
export type WriteReport = { tone: 'plain' | 'bad'; text: string; reference: string | undefined };

/**
 * What a toast says of a write that was waited for. `done` is what the person asked for, in the past: "“Payroll” is
 * suspended". The vendor's own words come after ours, in quotes.
 */
export function reportOf(action: ActionAnswer, done: string, vendor: string): WriteReport {
  const { state, outcome } = action;
  const reference = outcome?.vendorRequestId ?? action.id;
  const quoted = quote(outcome?.vendorMessage);
  switch (state) {
    case 'done': {
      const how = action.confirmedAt === null ? takenWords(action.command, vendor) : 'Confirmed by reading it back.';
      return { tone: 'plain', text: `${done}. ${how}`, reference: undefined };
    }
    case 'rejected':
      // Without words of the vendor it may have been us who stopped it: then it is not put into his mouth.
      return {
        tone: 'bad',
        text: quoted ? `${vendor} refused: ${quoted}` : `Not done. ${sentence(outcome?.message)}`,
        reference,
      };
    case 'needs_you':
      return {
        tone: 'bad',
        text: `It is not clear whether ${vendor} holds this. ${sentence(outcome?.message)}`,
        reference,
      };
    case 'unclear':
    case 'reading_back':
      return { tone: 'bad', text: `${vendor} gave no clear answer. It is being asked what became of this.`, reference };
    case 'cancelled':
      // Who refused it says so.
      return { tone: 'plain', text: sentence(outcome?.message, 'Taken back; nothing was sent.'), reference: undefined };
    case 'asked':
      return {
        tone: 'plain',
        text: `A second person has to agree; ${vendor} has heard nothing.`,
        reference: undefined,
      };
    case 'held':
      return { tone: 'plain', text: `Held, then sent to ${vendor}.`, reference: undefined };
    case 'queued':
    case 'claimed':
    case 'sending':
      return {
        tone: 'plain',
        text: `Still on its way to ${vendor}. ${sentence(outcome?.message, '')}`.trim(),
        reference,
      };
  }
}

/** True for what leaves something at the vendor that can be looked at afterwards. */
export function canBeReadBack(command: CommandKind): boolean {
  return command !== 'secrets.clear';
}

function takenWords(command: CommandKind, vendor: string): string {
  return canBeReadBack(command)
    ? `${vendor} took it; not read back yet.`
    : `${vendor} says so; there is nothing to read back.`;
}

function quote(words: string | null | undefined): string | null {
  return words ? `“${words}”` : null;
}

function sentence(words: string | null | undefined, otherwise = 'No reason was given.'): string {
  return words || otherwise;
}
