const SETTLED_MS = 150;

/** What is in sight of a list: rows by their places, not yet held to how many there are. */
type Seen = { first: number; last: number; isScrolling: boolean; width: number };

type State = {
  rowHeight: number;
  /** What stands above the first row, and stays in sight over the rows: the head. */
  headHeight: number;
  /** Where the list is scrolled to at first. */
  top: number;
  /** What is drawn before anything is measured, on the server too. */
  height: number;
};

/** Which rows of a scrolled list are in sight. All are of one height, so that none has to be measured. */
export class RowWindow {
  private readonly listeners = new Set<() => void>();
  private list: HTMLElement | null = null;
  private isScrolling = false;
  private width = 0;
  private seen: Seen;

  constructor(private readonly state: State) {
    this.seen = this.read();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The same object as long as the same is in sight. */
  now = (): Seen => this.seen;

  setRowHeight(rowHeight: number): void {
    this.state.rowHeight = rowHeight;
    this.tell();
  }

  /** Follows the element that scrolls. */
  follow(list: HTMLElement): () => void {
    this.list = list;
    if (this.state.top > 0) list.scrollTop = this.state.top;
    this.state.top = list.scrollTop;
    this.measured(list.offsetWidth, list.offsetHeight);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = () => {
      this.isScrolling = false;
      this.tell();
    };
    const scrolled = () => {
      clearTimeout(timer);
      timer = setTimeout(settle, SETTLED_MS);
      this.state.top = list.scrollTop;
      this.isScrolling = true;
      this.tell();
    };
    const size = new ResizeObserver(() => this.measured(list.offsetWidth, list.offsetHeight));
    size.observe(list, { box: 'border-box' });
    list.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      clearTimeout(timer);
      size.disconnect();
      list.removeEventListener('scroll', scrolled);
      this.list = null;
      this.isScrolling = false;
    };
  }

  /** Scrolls as little as brings a row into sight, clear of the head and of what covers the foot. */
  reveal = (index: number, footHeight: number): void => {
    const { rowHeight, headHeight, top, height } = this.state;
    const start = index * rowHeight;
    const room = height - headHeight - rowHeight - footHeight;
    // Scrolling makes the browser lay out at once; a row in sight needs none.
    if (!this.list || (start >= top && start <= top + room)) return;
    this.state.top = start < top ? start : start - room;
    this.list.scrollTop = this.state.top;
  };

  private measured(width: number, height: number): void {
    this.width = width;
    this.state.height = height;
    this.tell();
  }

  private read(): Seen {
    const { rowHeight, headHeight, top, height } = this.state;
    const first = Math.max(0, Math.floor((top - headHeight) / rowHeight));
    const last = Math.max(first, Math.ceil((top + height - headHeight) / rowHeight) - 1);
    return { first, last, isScrolling: this.isScrolling, width: this.width };
  }

  private tell(): void {
    const [before, now] = [this.seen, this.read()];
    if (isSame(before, now)) return;
    this.seen = now;
    for (const listener of this.listeners) listener();
  }
}

function isSame(one: Seen, other: Seen): boolean {
  return (
    one.first === other.first &&
    one.last === other.last &&
    one.isScrolling === other.isScrolling &&
    one.width === other.width
  );
}
