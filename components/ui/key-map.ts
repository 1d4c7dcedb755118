/** Something that a key, a button and the command palette do alike. Its `label` is the same in all three. */
export type Shortcut = {
  /** Stable and unique; a later one with the same id replaces the earlier while it is there. */
  id: string;
  label: string;
  /** Heading in the help and the palette. */
  group: string;
  /** `J`, `Shift A`, `G then Q`, `Mod K`, `Esc`; none for what only the palette offers. Several are alternatives. */
  keys?: string | readonly string[];
  run: () => void;
  /** Why it cannot be done now; pressing the key says so. */
  unavailable?: string;
  /** More words to find it by. */
  keywords?: readonly string[];
  /** False keeps it out of the palette: moving about makes no sense there. */
  inPalette?: boolean;
};

export type Scope = symbol;
type Holder = { scope: Scope; read: () => readonly Shortcut[] };
/** Where the key was pressed: in a text, on a control that has its own use for Enter and Space, or elsewhere. */
export type Place = 'text' | 'control' | 'page';

const SEQUENCE_MS = 1200;
const own = new Set(['Enter', 'Space']);

/** Knows which shortcut a press means. A dialog is a scope of its own: while it is open, only its own keys are heard. */
export class KeyMap {
  singleKeys = true;
  /** Keys of the person's own, by the id of what they do; null: none. */
  own: Readonly<Record<string, string | null>> = {};
  private holders: Holder[] = [];
  private scopes: Scope[];
  private pending: { prefix: string; until: number } | null = null;

  constructor(page: Scope) {
    this.scopes = [page];
  }

  register(scope: Scope, read: () => readonly Shortcut[]): () => void {
    const holder = { scope, read };
    this.holders.push(holder);
    return () => {
      this.holders = this.holders.filter((one) => one !== holder);
    };
  }

  enter(scope: Scope): () => void {
    this.scopes.push(scope);
    this.pending = null;
    return () => {
      this.scopes = this.scopes.filter((one) => one !== scope);
    };
  }

  /** What can be done in the innermost scope, each id once, in the order it was registered, with one's own keys. */
  list(): Shortcut[] {
    return this.usual().map((shortcut) => this.owned(shortcut));
  }

  /** The same with the keys it comes with. */
  usual(): Shortcut[] {
    const scope = this.scopes.at(-1);
    const byId = new Map<string, Shortcut>();
    for (const holder of this.holders) {
      if (holder.scope !== scope) continue;
      for (const shortcut of holder.read()) byId.set(shortcut.id, shortcut);
    }
    return [...byId.values()];
  }

  private owned(shortcut: Shortcut): Shortcut {
    const key = Object.hasOwn(this.own, shortcut.id) ? this.own[shortcut.id] : undefined;
    return key === undefined ? shortcut : { ...shortcut, keys: key ?? [] };
  }

  /** The shortcut that this press completes, `pending` when it begins a sequence, null when it means nothing here. */
  press(press: string, where: Place, now: number): Shortcut | 'pending' | null {
    const prefix = this.pending && now < this.pending.until ? this.pending.prefix : null;
    this.pending = null;
    if (!press.startsWith('Mod ')) {
      if (where === 'text' || (where === 'control' && own.has(press))) return null;
      if (!this.singleKeys && isCharacter(press)) return null;
    }
    const all = this.list().reverse();
    const wanted = prefix ? `${prefix} then ${press}` : press;
    const found = all.find((shortcut) => keysOf(shortcut).includes(wanted));
    if (found) return found;
    if (prefix || !all.some((shortcut) => keysOf(shortcut).some((keys) => keys.startsWith(`${press} then `))))
      return null;
    this.pending = { prefix: press, until: now + SEQUENCE_MS };
    return 'pending';
  }
}

export function keysOf(shortcut: Shortcut): readonly string[] {
  const { keys = [] } = shortcut;
  return typeof keys === 'string' ? [keys].filter(Boolean) : keys;
}

/** Keys that speech input or a slip of the hand may type: letters, digits, symbols; not Esc or arrows. */
function isCharacter(press: string): boolean {
  return press.replace(/^Shift /, '').length === 1;
}
