import type { Route } from 'next';
import type { EntityKind } from './schema';

/** As much as the longest name that findings are found by. */
export const MOST_KEY = 500;

/**
 * Where an entity's page is. A key may hold anything (an ARN has slashes, which proxies rewrite), so that it stands in the
 * address as base64url. Null for one too long to be looked up.
 */
export function entityHref(kind: EntityKind, key: string, around?: string): Route | null {
  const path = entityPath(kind, key);
  if (path === null) return null;
  // The cast holds because the page exists; `Route` cannot read a template.
  return `/entities/${path}${around === undefined ? '' : `?around=${around}`}` as Route;
}

/** `person/YW5h`: the two parts of an address. */
export function entityPath(kind: EntityKind, key: string): string | null {
  const trimmed = key.trim();
  if (trimmed === '' || trimmed.length > MOST_KEY || /\p{Cs}/u.test(trimmed)) return null;
  const binary = String.fromCharCode(...new TextEncoder().encode(trimmed));
  return `${kind}/${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** The key in an address; null for what none can be. */
export function keyIn(text: string): string | null {
  if (!/^[\w-]+$/.test(text) || text.length % 4 === 1) return null;
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
  const key = new TextDecoder().decode(bytes).trim();
  // What is no UTF-8 decodes to something that is written otherwise.
  const isKey = key !== '' && key.length <= MOST_KEY && !/[\p{Cc}\uFFFD]/u.test(key);
  return isKey ? key : null;
}

/** The key as joins are compared: names in any case, as the query language finds them; ids of files as they are. */
export function plainKey(kind: EntityKind, key: string): string {
  return kind === 'document' ? key : key.toLowerCase();
}
