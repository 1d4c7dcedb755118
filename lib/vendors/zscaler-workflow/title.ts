import { firstText, oneLine } from '../text';
import type { Incident } from './schema';
import { wayOut } from './words';

const LONGEST_FILE_NAME = 120;

/** What happened, in a sentence of the vendor's words: "Citizen Service Number in info-details.docx shared outside". */
export function titleOf({ view }: Incident): string {
  const file = fileOf(view);
  const parts = [whatMatched(view), file ? `in ${oneLine(middle(file))}` : null, howItLeft(view)];
  return oneLine(parts.filter(Boolean).join(' '));
}

type Word = string | null | undefined;
type FileNames = { fileName?: Word; additionalInfo?: { objectName?: Word; attachmentName?: Word } | null };

/** The file or object that the data was in. */
export function fileOf({ contentInfo }: { contentInfo?: FileNames | null }): string | null {
  const more = contentInfo?.additionalInfo;
  return firstText(contentInfo?.fileName, more?.objectName, more?.attachmentName);
}

// The dictionary that matched most says best what the data is; failing that the engine, failing that the rule.
function whatMatched({ matchingPolicies: policies }: Incident['view']): string {
  const [most, ...others] = [...(policies?.dictionaries ?? [])].sort(
    (a, b) => (b.matchCount ?? 0) - (a.matchCount ?? 0),
  );
  const name = firstText(most?.name, policies?.engines[0]?.name, policies?.rules[0]?.name) ?? 'Sensitive data';
  return others.length > 0 ? `${oneLine(name, 120)} and ${others.length} more` : oneLine(name, 120);
}

function howItLeft(view: Incident['view']): string {
  if (hasOutsiders(view)) return 'shared outside';
  const application = firstText(view.applicationInfo?.name, view.applicationInfo?.hostnameOrApplication);
  return wayOut(view.sourceType, view.applicationInfo?.category ?? null, application ? oneLine(application, 60) : null);
}

// Collaborators whose mail is in another domain than the user's.
function hasOutsiders({ contentInfo, userInfo }: Incident['view']): boolean {
  const home = domainOf(userInfo?.email ?? '');
  const others = contentInfo?.additionalInfo?.collaborators ?? [];
  return home !== null && others.some((mail) => domainOf(mail) !== null && domainOf(mail) !== home);
}

function domainOf(mail: string): string | null {
  return /^[^@\s]+@([^@\s]+)$/.exec(mail.trim().toLowerCase())?.[1] ?? null;
}

// The ends of a long name tell more than its middle.
function middle(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= LONGEST_FILE_NAME) return name;
  const half = LONGEST_FILE_NAME / 2;
  return `${characters.slice(0, half).join('')}…${characters.slice(1 - half).join('')}`;
}
