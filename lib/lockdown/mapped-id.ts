import { DocumentId } from './schema';

type Mapped = { documentId: string; why: null } | { documentId: null; why: string };

/** The id that stands at a path of an incident's record, or why there is none. That it is one of Edge's nobody has said yet. */
export function mappedId(raw: unknown, path: string): Mapped {
  if (path === '') return none('No mapping is set for this tenant. An admin can set one in Settings, Connections.');
  const value = path.split('.').reduce(at, raw);
  if (value === undefined || value === null || value === '') return none(`The incident has nothing at ${path}.`);
  const text = typeof value === 'string' ? value.trim() : Number.isSafeInteger(value) ? String(value) : '';
  const read = DocumentId.safeParse(text);
  return read.success
    ? { documentId: read.data, why: null }
    : none(`What the incident has at ${path} cannot be an id of a document.`);
}

function at(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

const none = (why: string): Mapped => ({ documentId: null, why });
