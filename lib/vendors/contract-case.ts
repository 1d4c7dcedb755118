import type { Command, CommandInput, CommandKind } from '@/lib/model/command';
import type { FindingRecord, ItemRecord } from '@/lib/model/record';
import type { Noun } from './vendor';

/** What the sandbox says of one of its tenants. */
export type Tenant = { credentials: Record<string, string>; labels?: Record<string, Record<string, string>> };

/** A command on what was pulled from the sandbox, and what its read-back must say before and after. */
export type Contracted = {
  command: Command;
  /** The operation that carries the write. */
  operation: string;
  before: 'absent' | 'unknown' | 'applied';
  after: 'applied' | 'unknown';
};

export type Pulled = { findings: FindingRecord[]; items: (noun: Noun) => ItemRecord[] };

/** What the contract suite must know of a vendor to hold it to the promises that all vendors keep. */
export type ContractCase = {
  connection(tenant: Tenant): { credentials: object; settings: object };
  /** What a pull of findings asks for. */
  listOperation: string;
  /** The noun of which a pull by that operation leaves nothing out: some findings are chosen from a longer list. */
  listNoun: Noun;
  /** How a session is bought, or null where the credential itself is sent. */
  loginOperation: string | null;
  /** What the vendor's portal sets for a severity nobody has named, and what shows of it; null where it cannot. */
  unknownSeverity: { set: Record<string, unknown>; shown: string } | null;
  commands(pulled: Pulled, live: (name: string) => Promise<unknown>): Promise<Contracted[]>;
};

export function contracted<K extends CommandKind>(
  operation: string,
  kind: K,
  target: string,
  input: CommandInput<K>,
  { before = 'absent', after = 'applied' }: Partial<Pick<Contracted, 'before' | 'after'>> = {},
): Contracted {
  return { operation, before, after, command: { kind, target, input, reference: `ct${kind.replaceAll('.', '')}` } };
}

/** The first record that a test can use; a sandbox without one is a broken test. */
export function firstOf<T>(records: readonly T[], fits: (record: T) => boolean = () => true): T {
  const found = records.find(fits);
  if (!found) throw new Error('the sandbox has no such record');
  return found;
}
