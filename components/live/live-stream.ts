import { BEAT_MS, type StreamEventName, type StreamEvents, type Viewer } from '@/lib/stream/shapes';

/** `down`: changes are not told for the moment, whoever shows a list has to ask. */
export type LiveState = 'connecting' | 'open' | 'down';
/** Ids of findings that changed; null: any may have. */
export type OnChange = (ids: readonly string[] | null) => void;

/** The part of the browser's EventSource that is used. */
export type Source = {
  addEventListener(name: string, listener: (event: MessageEvent<string>) => void): void;
  onerror: ((event: Event) => void) | null;
  close(): void;
};

const RETRY_MS = [1000, 2000, 5000, 10_000, 15_000];
const NOBODY: readonly Viewer[] = [];

/**
 * The one stream of this window: it is there while somebody listens and the window is in sight. After a loss it goes on
 * where it was; where that cannot be, it says that anything may have changed.
 */
export class LiveStream {
  private source: Source | null = null;
  private state: LiveState = 'connecting';
  private lastId: string | null = null;
  private failures = 0;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private isHidden = false;
  private readonly watchers = new Set<() => void>();
  private readonly changes = new Set<OnChange>();
  private viewers = new Map<string, readonly Viewer[]>();

  constructor(private readonly connect: (url: string) => Source) {}

  /** For what is drawn of it: the state, and who looks at what. */
  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    this.begin();
    return () => {
      this.watchers.delete(watcher);
      this.endIfUnheard();
    };
  };

  onChange(listener: OnChange): () => void {
    this.changes.add(listener);
    this.begin();
    return () => {
      this.changes.delete(listener);
      this.endIfUnheard();
    };
  }

  now = (): LiveState => this.state;

  viewersOf(findingId: string): readonly Viewer[] {
    return this.viewers.get(findingId) ?? NOBODY;
  }

  /** A window nobody sees is told nothing, and catches up when it is looked at again. */
  setHidden(isHidden: boolean): void {
    this.isHidden = isHidden;
    if (isHidden) this.end();
    else this.begin();
  }

  private begin(): void {
    if (this.source || this.isHidden || this.watchers.size + this.changes.size === 0) return;
    clearTimeout(this.retry);
    const source = this.connect(
      `/api/stream${this.lastId === null ? '' : `?after=${encodeURIComponent(this.lastId)}`}`,
    );
    this.source = source;
    const on = <Name extends StreamEventName>(name: Name, then: (data: StreamEvents[Name]) => void) =>
      source.addEventListener(name, (event) => {
        if (this.source !== source) return;
        if (event.lastEventId) this.lastId = event.lastEventId;
        this.listenOn();
        then(JSON.parse(event.data));
      });
    on('hello', ({ isWhole }) => {
      // Between the page's own reading and the first word something may have changed as well.
      const isFirst = this.failures === 0 && this.state === 'connecting';
      this.failures = 0;
      this.become('open');
      if (!isWhole || isFirst) this.tell(null);
    });
    on('changed', ({ ids }) => this.tell(ids));
    on('gap', () => this.tell(null));
    on('beat', () => {});
    on('presence', ({ viewers }) => {
      this.viewers = byFinding(viewers);
      this.draw();
    });
    on('ended', () => {
      // The next question of the page is told why, and leads to sign-in.
      this.lastId = null;
      this.fail();
      this.tell(null);
    });
    source.onerror = () => this.source === source && this.fail();
    this.listenOn();
  }

  private endIfUnheard(): void {
    if (this.watchers.size + this.changes.size === 0) this.end();
  }

  private end(): void {
    clearTimeout(this.silence);
    clearTimeout(this.retry);
    this.source?.close();
    this.source = null;
  }

  /** A stream that has said nothing for so long is dead, whatever the browser believes. */
  private listenOn(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.fail(), 2.5 * BEAT_MS);
  }

  private fail(): void {
    this.end();
    const wait = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? 0;
    this.failures += 1;
    this.viewers = new Map();
    this.become('down');
    this.retry = setTimeout(() => this.begin(), wait);
  }

  private become(state: LiveState): void {
    this.state = state;
    this.draw();
  }

  private draw(): void {
    for (const watcher of this.watchers) watcher();
  }

  private tell(ids: readonly string[] | null): void {
    for (const listener of this.changes) listener(ids);
  }
}

function byFinding(viewers: readonly Viewer[]): Map<string, readonly Viewer[]> {
  const found = new Map<string, Viewer[]>();
  for (const viewer of viewers) found.set(viewer.findingId, [...(found.get(viewer.findingId) ?? []), viewer]);
  return found;
}
