/** The part of a keyboard event that says which keys are down. */
export type KeyDown = {
  key: string;
  code: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
};

const names: Record<string, string> = { ' ': 'Space', Escape: 'Esc', ArrowDown: 'Down', ArrowUp: 'Up' };
const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock']);

/**
 * A key press as shortcuts write it: `J`, `Shift A`, `Mod K`, `[`, `Space`. Null for a modifier alone and for Alt with a
 * letter, which belongs to the browser. A symbol is itself however the layout makes it (`?` needs Shift, `[` may need
 * AltGr); a letter of another script counts as the key it stands on.
 */
export function keyPress(event: KeyDown): string | null {
  if (modifiers.has(event.key)) return null;
  const mod = event.metaKey || (event.ctrlKey && !event.altKey) ? 'Mod ' : '';
  if (/^[a-z]$/i.test(event.key)) return letter(event.key, event, mod);
  if (event.key.length > 1 || event.key === ' ') {
    return `${mod}${event.shiftKey ? 'Shift ' : ''}${names[event.key] ?? event.key}`;
  }
  const onLetterKey = /^Key([A-Z])$/.exec(event.code)?.[1];
  const foreign = /\p{L}/u.test(event.key);
  return foreign && onLetterKey ? letter(onLetterKey, event, mod) : `${mod}${event.key}`;
}

function letter(key: string, event: KeyDown, mod: string): string | null {
  if (event.altKey) return null;
  return `${mod}${event.shiftKey ? 'Shift ' : ''}${key.toUpperCase()}`;
}
