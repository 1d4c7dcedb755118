/** Deeper than any record that a vendor documents; what lies below would overflow the stack of those who walk it. */
const MAX_DEPTH = 60;

/** The value without the named fields (at any depth, in any letter case), as Postgres can store it: a copy, where it is not so already. */
export function redact(value: unknown, keys: readonly string[]): unknown {
  const secret = new Set(keys.map((key) => key.toLowerCase()));
  // Hardly any record has something to take out, and a sync sees a hundred thousand of them.
  return isFit(value, secret, 0) ? value : copy(value, secret, 0);
}

/** As `redact`, for a record: what is no object becomes an empty one. */
export function redactRecord(value: unknown, keys: readonly string[]): Record<string, unknown> {
  const copied = redact(value, keys);
  return isRecord(copied) ? copied : {};
}

/** Words from outside, fit to be shown as text: one line, no control or direction marks, no markup, at most `max` long. */
export function boundedText(text: string, max = 500): string {
  const words = text
    .slice(0, max * 20)
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
    .trim();
  return words.length > max ? `${words.slice(0, max - 1)}…` : words;
}

/** Takes known secrets out of a text, for a vendor that repeats what it was sent, be it escaped or encoded. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  if (text === '') return text;
  const forms = secrets.filter((secret) => secret.length >= 6).flatMap(formsOf);
  // The longest first: a part of it taken out would leave the rest standing.
  forms.sort((a, b) => b.length - a.length);
  return forms.reduce((rest, form) => rest.replaceAll(form, '[removed]'), text);
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const hex = bytes.toString('hex');
  const json = JSON.stringify(secret).slice(1, -1);
  const asForm = new URLSearchParams({ s: secret }).toString().slice(2);
  const base64 = [0, 1, 2].map((shift) => base64At(bytes, shift));
  const base64url = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
  return [secret, json, encodeURIComponent(secret), asForm, hex, hex.toUpperCase(), ...base64, ...base64url];
}

/** As it stands in the base64 of a longer text; the outermost characters also hold bits of the neighbours. */
function base64At(bytes: Buffer, shift: number): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  return text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
}

/** Text that Postgres can hold: no NUL, no half of a surrogate pair. */
export function storable(text: string): string {
  if (isStorable(text)) return text;
  return text.replaceAll('\u0000', '').replace(/\p{Cs}/gu, '\ufffd');
}

// Surrogates in pairs are fit as well; they are few, and go the long way.
const SURROGATE = /[\ud800-\udfff]/;

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && !SURROGATE.test(text);
}

function isFit(value: unknown, secret: ReadonlySet<string>, depth: number): boolean {
  if (typeof value === 'string') return isStorable(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.every((item) => isFit(item, secret, depth + 1));
  for (const [key, item] of Object.entries(value)) {
    if (key === '__proto__' || !isStorable(key) || !isFit(item, secret, depth + 1)) return false;
    if (secret.size > 0 && secret.has(key.toLowerCase())) return false;
  }
  return true;
}

function copy(value: unknown, secret: ReadonlySet<string>, depth: number): unknown {
  if (typeof value === 'string') return storable(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '[too deep]';
  if (Array.isArray(value)) return value.map((item) => copy(item, secret, depth + 1));
  const kept: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    // A plain assignment to this key would set the copy's prototype.
    if (key === '__proto__') continue;
    kept[storable(key)] = secret.has(key.toLowerCase()) ? '[removed]' : copy(item, secret, depth + 1);
  }
  return kept;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
