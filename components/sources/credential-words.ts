import { age } from '@/components/ui/format-time';

const DAY = 86_400_000;

/** How long a key of a vendor lives when it was made with the default setting, in days. From the vendors' papers. */
const KEY_DAYS: Record<string, number> = { 'zscaler-posture': 7 };
const WARN_DAYS = 2;

export type CredentialWords = { text: string; tone: 'plain' | 'warn' | 'bad' };

/** The state of a connection's credentials, with what is known of how long such keys live. */
export function credentialWords(
  { vendor, state, credentialsAt }: { vendor: string; state: string; credentialsAt: Date | string | null },
  now: number,
): CredentialWords {
  if (credentialsAt === null) {
    return state === 'pending'
      ? { text: 'Credentials are being checked', tone: 'plain' }
      : { text: 'No credentials are stored', tone: 'bad' };
  }
  const oldMs = now - new Date(credentialsAt).getTime();
  const given = `given ${age(oldMs)} ago`;
  const days = KEY_DAYS[vendor];
  if (state === 'auth_failed') {
    const why = days === undefined ? '' : `. ${lifeWords(days)}`;
    return { text: `Credentials ${given} are refused: rotate them in Settings${why}`, tone: 'bad' };
  }
  if (days === undefined) return { text: `Credentials ${given}`, tone: 'plain' };
  const leftMs = days * DAY - oldMs;
  if (leftMs <= 0) return { text: `Credentials ${given}. ${lifeWords(days)}`, tone: 'warn' };
  // The vendor does not tell when a key ends; who made it with another setting knows better.
  const text = `Credentials ${given}; with the vendor’s default of ${days} days they end in ${age(leftMs)}`;
  return { text, tone: leftMs < WARN_DAYS * DAY ? 'warn' : 'plain' };
}

function lifeWords(days: number): string {
  return `A key made with the default setting stops working after ${days} days`;
}
