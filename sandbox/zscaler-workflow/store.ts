import { Refusal } from '../core/call';
import type { Deps } from '../core/vendor-app';
import { applyChange, type IncidentChange } from './changes';
import { arrivedRecord, type IncidentRecord, makeRecord } from './record';

/** The API key as the portal holds it; without `secret` it is the first one. */
export type KeyState = { secret?: string; enabled: boolean };

type Entry = IncidentChange | { op: 'arrive'; at: number } | { op: 'key'; at: number; set: Partial<KeyState> };

export type Store = ReturnType<typeof makeStore>;

/** All incidents, newest observed first, and the one place that changes them. */
export function makeStore({ world, clock, journal, scale }: Deps) {
  const count = scale === 'full' ? 12_000 : 300;
  const byId = new Map<string, IncidentRecord>();
  const key: KeyState = { enabled: true };
  const logged: IncidentChange[] = [];
  let arrived = 0;
  let sorted: IncidentRecord[] | undefined;

  const put = (record: IncidentRecord) => {
    // Now and then one transaction breaks two rules and so makes two incidents.
    const before = record.index % 33 === 5 ? lastPut : undefined;
    if (before) record.transactionId = before.transactionId;
    byId.set(record.id, record);
    lastPut = record;
    sorted = undefined;
  };
  let lastPut: IncidentRecord | undefined;
  for (let index = 0; index < count; index++) put(makeRecord(world, index, count));

  const apply = (entry: Entry) => {
    if (entry.op === 'arrive') {
      put(arrivedRecord(world, count + arrived, entry.at));
      arrived += 1;
    } else if (entry.op === 'key') {
      Object.assign(key, entry.set);
    } else {
      const record = byId.get(entry.id);
      if (!record) return;
      logged.push(entry);
      applyChange(record, entry);
      if (entry.op === 'delete') {
        byId.delete(entry.id);
        sorted = undefined;
      }
    }
  };
  for (const entry of journal.replay<Entry>()) {
    clock.atLeast(entry.at);
    apply(entry);
  }

  return {
    key,
    /** Changes made through API and portal since the data was made. */
    logged,
    newestFirst(): readonly IncidentRecord[] {
      sorted ??= [...byId.values()].sort((a, b) => b.observedMs - a.observedMs || b.index - a.index);
      return sorted;
    },
    find: (id: string) => byId.get(id),
    get(id: string): IncidentRecord {
      const record = byId.get(id);
      if (!record) throw new Refusal(404, 'Incident not found', { assumed: true });
      return record;
    },
    /** Kept in the journal before it is answered. */
    change(entry: Entry): void {
      journal.append(entry);
      apply(entry);
    },
  };
}
