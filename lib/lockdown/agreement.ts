import type { EdgeDocument } from '@/lib/vendors/lacework-edge/document';
import type { IncidentFile } from '@/lib/vendors/zscaler-workflow/incident-file';
import type { Agreement } from './shapes';

/**
 * Whether a document is the file of an incident, by name and by owner. An incident names an owner by his address, and by
 * what he is called where he is its user; Edge by what it displays, and nothing of its API has addresses to look up.
 */
export function agreementOf(
  file: IncidentFile,
  { identity, owner }: EdgeDocument,
): { name: Agreement; owner: Agreement } {
  return {
    name: compared([file.name], [identity.display]),
    owner: compared(...alike([file.owner, file.ownerName], [owner.display])),
  };
}

type Said = readonly (string | null)[];

/** Addresses with addresses and names with names: one of each kind can neither agree nor differ. */
function alike(ours: Said, theirs: Said): [Said, Said] {
  for (const kind of [isAddress, isName]) {
    const [one, other] = [ours.filter(kind), theirs.filter(kind)];
    if (one.length > 0 && other.length > 0) return [one, other];
  }
  return [[], []];
}

const isAddress = (text: string | null) => text !== null && /@/.test(text);
const isName = (text: string | null) => text !== null && text.trim() !== '' && !isAddress(text);

function compared(ours: Said, theirs: Said): Agreement {
  const [one, other] = [ours, theirs].map((said) =>
    said.flatMap((text) => (text ? [plain(text)] : [])).filter(Boolean),
  );
  if (!one?.length || !other?.length) return 'unsaid';
  return one.some((text) => other.includes(text)) ? 'agree' : 'differ';
}

function plain(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}
