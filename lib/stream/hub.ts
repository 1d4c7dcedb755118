import 'server-only';
import { z } from 'zod';
import { listen, onGap } from '@/lib/db/listen';
import { log } from '@/lib/log';
import { Ring } from './ring';
import { type Open, stillTheirs } from './sessions';
import { BEAT_MS, type StreamEventName, type StreamEvents } from './shapes';
import { Viewers } from './viewers';

/** What came within this time is told as one: a storm of changes is four events a second. */
const GATHER_MS = 250;

const Changed = z.object({
  workspaceId: z.uuid(),
  noun: z.string(),
  ids: z.array(z.uuid()).nullable().optional(),
});
const Presence = z.object({
  workspaceId: z.uuid(),
  findingId: z.uuid(),
  userId: z.uuid(),
  name: z.string(),
  isHere: z.boolean(),
});

/** One open stream, as the hub sees it. `tell` gives false when its reader is too far behind to go on. */
export type Listener = Open & {
  tell<Name extends StreamEventName>(name: Name, data: StreamEvents[Name], id?: string): boolean;
  close(): void;
};
type Workspace = { ring: Ring; viewers: Viewers; listeners: Set<Listener>; pending: Set<string> | 'many' | null };

/** The one ear of this process for what changes, and all the streams that it is passed on to. */
export class Hub {
  private workspaces = new Map<string, Workspace>();
  private all = new Set<Listener>();
  private beat: NodeJS.Timeout;

  constructor() {
    listen('onequeue_changes', (text) => this.hear(Changed, text, (word) => this.gather(word)));
    listen('onequeue_presence', (text) =>
      this.hear(Presence, text, (word) => {
        const { viewers } = this.of(word.workspaceId);
        if (viewers.hear(word, word.isHere, Date.now())) this.tellViewers(word.workspaceId);
      }),
    );
    listen('onequeue_sessions', () => void this.checkSessions());
    onGap(() => this.lost());
    this.beat = setInterval(() => this.onBeat(), BEAT_MS);
    this.beat.unref();
  }

  /** Begins a stream: what was missed since `after`, then who looks at what, then what comes. */
  join(listener: Listener, after: string | null): void {
    const { ring, viewers, listeners } = this.of(listener.workspaceId);
    const missed = ring.since(after);
    listener.tell('hello', { isWhole: missed !== null }, ring.idOf());
    for (const { at, ids } of missed ?? []) listener.tell('changed', { ids }, ring.idOf(at));
    listener.tell('presence', { viewers: viewers.all() });
    listeners.add(listener);
    this.all.add(listener);
  }

  leave(listener: Listener): void {
    this.all.delete(listener);
    this.of(listener.workspaceId).listeners.delete(listener);
  }

  openFor(userId: string): number {
    return [...this.all].filter((one) => one.userId === userId).length;
  }

  private of(workspaceId: string): Workspace {
    const known = this.workspaces.get(workspaceId);
    if (known) return known;
    const fresh: Workspace = { ring: new Ring(), viewers: new Viewers(), listeners: new Set(), pending: null };
    this.workspaces.set(workspaceId, fresh);
    return fresh;
  }

  private hear<T>(schema: z.ZodType<T>, text: string, then: (word: T) => void): void {
    try {
      then(schema.parse(JSON.parse(text)));
    } catch (error) {
      log('warn', 'a notification could not be read', { err: error });
    }
  }

  private gather({ workspaceId, noun, ids }: z.infer<typeof Changed>): void {
    if (noun !== 'finding') return;
    const one = this.of(workspaceId);
    if (one.pending === null) setTimeout(() => this.flush(workspaceId), GATHER_MS);
    if (!ids || one.pending === 'many') one.pending = 'many';
    else one.pending = new Set([...(one.pending ?? []), ...ids]);
  }

  private flush(workspaceId: string): void {
    const one = this.of(workspaceId);
    const ids = one.pending === 'many' ? null : [...(one.pending ?? [])];
    one.pending = null;
    const change = one.ring.add(ids);
    for (const listener of one.listeners) this.tell(listener, 'changed', { ids: change.ids }, one.ring.idOf());
  }

  private tellViewers(workspaceId: string): void {
    const { viewers, listeners } = this.of(workspaceId);
    for (const listener of listeners) this.tell(listener, 'presence', { viewers: viewers.all() });
  }

  private tell<Name extends StreamEventName>(listener: Listener, name: Name, data: StreamEvents[Name], id?: string) {
    if (!listener.tell(name, data, id)) this.end(listener);
  }

  private end(listener: Listener): void {
    this.leave(listener);
    listener.close();
  }

  /** Notifications were not heard for a while: nobody can say what they would have told. */
  private lost(): void {
    for (const { ring, listeners } of this.workspaces.values()) {
      ring.forget();
      for (const listener of listeners) this.tell(listener, 'gap', {}, ring.idOf());
    }
    void this.checkSessions();
  }

  private onBeat(): void {
    for (const listener of this.all) this.tell(listener, 'beat', {});
    for (const [workspaceId, { viewers }] of this.workspaces) {
      if (viewers.expire(Date.now())) this.tellViewers(workspaceId);
    }
    void this.checkSessions();
  }

  /** A stream whose session ended, moved to another workspace or lost its right is closed and says so. */
  private async checkSessions(): Promise<void> {
    const open = [...this.all];
    try {
      const theirs = await stillTheirs(open);
      for (const listener of open) {
        if (theirs.has(listener)) continue;
        listener.tell('ended', {});
        this.end(listener);
      }
    } catch (error) {
      // Without the database nothing is told either; the next beat asks again.
      log('warn', 'open streams could not be checked', { err: error });
    }
  }
}

// One a process, whichever route asks first.
const kept = globalThis as typeof globalThis & { onequeueHub?: Hub };

export function hub(): Hub {
  kept.onequeueHub ??= new Hub();
  return kept.onequeueHub;
}
