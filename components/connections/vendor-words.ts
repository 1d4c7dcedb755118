import type { VendorForm } from '@/lib/connections/schema';
import type { CommandKind } from '@/lib/model/command';
import type { ItemNoun } from '@/lib/model/record';

const READS: Record<'finding' | ItemNoun, string> = {
  finding: 'findings',
  policy: 'policies',
  workflow: 'workflows',
  workflow_run: 'workflow runs',
  tag: 'tags',
  activity: 'the activity log',
  user: 'users',
};

const WRITES: Record<CommandKind, string> = {
  'dlp.close': 'close incidents',
  'dlp.note': 'add notes to incidents',
  'dlp.label': 'add labels to incidents',
  'edge.status': 'change the status of alerts',
  'edge.owner': 'change the owner of alerts',
  'edge.close': 'close alerts with a note',
  'edge.note': 'add notes to alerts',
  'edge.run-workflow': 'start workflows',
  'run.answer': 'answer workflow runs',
  'policy.status': 'enable and suspend policies',
  'tag.create': 'create tags',
  'tag.update': 'change tags',
  'tag.delete': 'delete tags',
  'tag.assign': 'assign tags',
  'secrets.clear': 'clear the cache of secrets',
  'operation.call': 'call operations by their names',
};

type Scopes = { reads: string; writes: string | null };

/** The least a key must be allowed, in words: what is read, and what somebody here could do with it. */
export function scopesOf({ nouns, commands }: Pick<VendorForm, 'nouns' | 'commands'>): Scopes {
  const reads = nouns.map((noun) => wordFor(READS, noun));
  const writes = commands.map((command) => wordFor(WRITES, command));
  return { reads: listed(reads), writes: writes.length > 0 ? listed(writes) : null };
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

// A fifth vendor may bring a noun or command this list does not know yet; its own name is better than nothing.
function wordFor(words: Record<string, string>, name: string): string {
  return words[name] ?? name;
}
