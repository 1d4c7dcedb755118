/** What a JSON value is, and what stands on its line while it is closed. */
export type JsonNode =
  | { kind: 'object' | 'array'; entries: readonly (readonly [key: string, value: unknown])[]; summary: string }
  | { kind: 'string' | 'number' | 'boolean' | 'null'; text: string };

export function jsonNode(value: unknown): JsonNode {
  if (Array.isArray(value)) {
    const entries = value.map((item, index) => [String(index), item] as const);
    return { kind: 'array', entries, summary: entries.length === 1 ? '[1 item]' : `[${entries.length} items]` };
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    return { kind: 'object', entries, summary: entries.length === 1 ? '{1 key}' : `{${entries.length} keys}` };
  }
  if (typeof value === 'string') return { kind: 'string', text: JSON.stringify(value) };
  if (typeof value === 'number') return { kind: 'number', text: String(value) };
  if (typeof value === 'boolean') return { kind: 'boolean', text: String(value) };
  return { kind: 'null', text: 'null' };
}

/** The path to a value, as query tools write it: `alerts[0].policy["rule id"]`. */
export function jsonPath(parent: string, key: string, inArray: boolean): string {
  if (inArray) return `${parent}[${key}]`;
  if (/^[A-Za-z_$][\w$]*$/.test(key)) return parent ? `${parent}.${key}` : key;
  return `${parent}[${JSON.stringify(key)}]`;
}
