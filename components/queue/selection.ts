/** A list of ids with the place of each, made once for each list. */
export class Order {
  private readonly places: ReadonlyMap<string, number>;
  constructor(readonly ids: readonly string[]) {
    this.places = new Map(ids.map((id, at) => [id, at]));
  }
  /** -1 for an id that is not in the list. */
  at(id: string | null): number {
    return id === null ? -1 : (this.places.get(id) ?? -1);
  }
}

type Listener = () => void;

/** Chooses all that match. */
export const SELECT_ALL = 'Shift X';

/** Where the list stands and what is selected. Outside React, so that moving draws two rows and not all of them. */
export class Selection {
  private activeId: string | null;
  private anchorId: string | null = null;
  private chosen: ReadonlySet<string> = new Set();
  /** Everything that matches is meant, loaded or not. */
  private whole = false;
  private listeners = new Set<Listener>();
  /** Counts the times the list was asked to take the focus to its active row. */
  private asked = 0;

  constructor(active: string | null = null) {
    this.activeId = active;
  }

  subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  active = (): string | null => this.activeId;
  selected = (): ReadonlySet<string> => this.chosen;
  isWhole = (): boolean => this.whole;
  focusAsked = (): number => this.asked;

  /** Stands at a row; `focus` takes the keyboard there as well. */
  stand(id: string | null, { focus = false } = {}): void {
    if (id !== this.activeId) this.anchorId = null;
    this.activeId = id;
    if (focus) this.asked++;
    this.tell();
  }

  /** One row on or back; at an end it stays. `extend` selects all from where the extending began. */
  move(order: Order, step: number, { extend = false } = {}): void {
    if (order.ids.length === 0) return;
    const from = order.at(this.activeId);
    const to = from < 0 ? (step > 0 ? 0 : order.ids.length - 1) : clamp(from + step, order.ids.length);
    const id = order.ids[to] ?? null;
    if (extend) {
      const anchor = this.anchorId ?? this.activeId ?? id;
      this.chosen = span(order, anchor, id);
      this.whole = false;
      this.stand(id, { focus: true });
      this.anchorId = anchor;
    } else this.stand(id, { focus: true });
  }

  /** In or out of the selection. `extend`: everything between the last one and this. */
  toggle(order: Order, id: string, { extend = false } = {}): void {
    if (extend && this.anchorId !== null) {
      this.chosen = new Set([...this.chosen, ...span(order, this.anchorId, id)]);
    } else {
      const next = new Set(this.chosen);
      if (!next.delete(id)) next.add(id);
      this.chosen = next;
    }
    this.activeId = id;
    this.anchorId = id;
    this.whole = false;
    this.tell();
  }

  /** Exactly these. */
  choose(ids: Iterable<string>): void {
    this.chosen = new Set(ids);
    this.anchorId = null;
    this.whole = false;
    this.tell();
  }

  /** Everything that matches; what is loaded of it shows that it is chosen. */
  chooseAll(order: Order): void {
    this.choose(order.ids);
    this.whole = order.ids.length > 0;
    this.tell();
  }

  clear(): void {
    this.choose([]);
  }

  /** What an action is for: the selection, or else the row the list stands at. */
  subjects(order: Order): string[] {
    if (this.chosen.size > 0) return order.ids.filter((id) => this.chosen.has(id));
    return this.activeId === null ? [] : [this.activeId];
  }

  /** After an action: on to the row after the last one it was for, or the one before at the end of the list. */
  advance(order: Order, done: readonly string[]): void {
    const last = Math.max(...done.map((id) => order.at(id)));
    const gone = new Set(done);
    const after = order.ids.slice(last + 1).find((id) => !gone.has(id));
    const before = order.ids.slice(0, Math.max(last, 0)).findLast((id) => !gone.has(id));
    this.chosen = new Set();
    this.whole = false;
    this.stand(after ?? before ?? this.activeId, { focus: true });
  }

  /**
   * Of a list that has other rows than before: what is no longer in it is not selected, and where the row it stood at has
   * left it stands at the next one that stayed, or the last one before. Nothing is done to a finding that nobody sees.
   */
  keep(order: Order, before: Order, { focus = false } = {}): void {
    const at = before.at(this.activeId);
    if (at >= 0 && order.at(this.activeId) < 0) {
      const stayed = (id: string) => order.at(id) >= 0;
      const next = before.ids.slice(at).find(stayed) ?? before.ids.slice(0, at).findLast(stayed);
      this.stand(next ?? null, { focus: focus && next !== undefined });
    }
    this.keepChosen(order);
  }

  private keepChosen(order: Order): void {
    if (this.whole) {
      if (order.ids.some((id) => !this.chosen.has(id))) this.chooseAll(order);
      return;
    }
    const kept = [...this.chosen].filter((id) => order.at(id) >= 0);
    if (kept.length === this.chosen.size) return;
    this.chosen = new Set(kept);
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

function span(order: Order, from: string | null, to: string | null): Set<string> {
  const ends = [order.at(from), order.at(to)].filter((at) => at >= 0);
  if (ends.length === 0) return new Set();
  return new Set(order.ids.slice(Math.min(...ends), Math.max(...ends) + 1));
}

function clamp(at: number, length: number): number {
  return Math.max(0, Math.min(length - 1, at));
}
