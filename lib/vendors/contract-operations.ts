import { isRecord } from './read-back';

export type Fields = Record<string, unknown>;
/** What a case may look at to name real records: any read of the same tenant. */
export type Ask = (
  operation: string,
  input?: { params?: Record<string, string>; query?: Fields; body?: unknown },
) => Promise<unknown>;
export type Input = { params?: Record<string, string>; query?: Fields; body?: unknown };
/** The happy case of one operation against the sandbox: what is sent. */
export type HappyCase = (ask: Ask) => Promise<Input> | Input;

/** The records in an answer: its first list. */
export function listIn(answer: unknown): Fields[] {
  const inner = isRecord(answer) && isRecord(answer.data) ? answer.data : answer;
  const lists = isRecord(inner) ? Object.values(inner).filter(Array.isArray) : [inner];
  const [list] = lists;
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

/** One record that fits; a sandbox without one is a broken test. */
export async function oneOf(
  ask: Ask,
  operation: string,
  fits: (one: Fields) => boolean = () => true,
  input: Input = {},
): Promise<Fields> {
  const found = listIn(await ask(operation, input)).find(fits);
  if (!found) throw new Error(`the sandbox has no record for ${operation}`);
  return found;
}
