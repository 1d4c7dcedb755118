import { asRecord, flagAt, type Raw, recordAt, recordsAt, textAt, textsAt } from '@/components/items/raw-value';

/** How one place of a request is typed in. `known` are values that the vendor's papers name; others can be typed too. */
export type FormNode =
  | { kind: 'text'; known: readonly string[]; long: boolean }
  /** `asText`: sent as digits, because it may have more of them than a number can hold. */
  | { kind: 'number'; known: readonly string[]; whole: boolean; asText: boolean }
  | { kind: 'flag' }
  /** One value a line. */
  | { kind: 'lines'; of: 'text' | 'number'; known: readonly string[] }
  | ObjectNode
  | { kind: 'list'; item: ObjectNode }
  /** Whatever has no form of its own. */
  | { kind: 'json' };
export type ObjectNode = { kind: 'object'; fields: readonly FormField[] };
export type FormField = { name: string; node: FormNode; required: boolean; hint: string | null };

const LONG_TEXT = /(template|description|text|notes?|pem|chain|data|justification|metadata|config)$/;
const DEEPEST = 8;

/** The inputs that a JSON Schema asks for. What cannot be drawn as inputs is typed as JSON. */
export function formOf(schema: Raw | null): ObjectNode {
  return objectOf(schema ?? {}, 0);
}

function objectOf(schema: Raw, depth: number): ObjectNode {
  const needed = textsAt(schema, 'required');
  const properties = Object.entries(recordAt(schema, 'properties') ?? {});
  return {
    kind: 'object',
    fields: properties.map(([name, property]) => {
      const read = asRecord(property) ?? {};
      return {
        name,
        node: nodeOf(name, read, depth + 1),
        required: needed.includes(name),
        hint: textAt(read, 'description'),
      };
    }),
  };
}

function nodeOf(name: string, schema: Raw, depth: number): FormNode {
  const choices = choicesOf(schema);
  // A number that may also come as digits, a switch that may also come as a word.
  if (choices.some(({ type }) => type === 'boolean')) return { kind: 'flag' };
  const [first = schema] = choices;
  const known = knownOf(schema, first);
  switch (first.type) {
    case 'string':
      return { kind: 'text', known, long: known.length === 0 && LONG_TEXT.test(name) };
    case 'integer':
    case 'number':
      return { kind: 'number', known, whole: first.type === 'integer', asText: choices.length > 1 };
    case 'array':
      return listOf(name, recordAt(first, 'items') ?? {}, known, depth);
    case 'object':
      return depth < DEEPEST && recordAt(first, 'properties') ? objectOf(first, depth) : { kind: 'json' };
    default:
      return { kind: 'json' };
  }
}

function listOf(name: string, items: Raw, known: readonly string[], depth: number): FormNode {
  const item = nodeOf(name, items, depth + 1);
  if (item.kind === 'text') return { kind: 'lines', of: 'text', known: known.length > 0 ? known : item.known };
  if (item.kind === 'number') {
    return { kind: 'lines', of: item.asText ? 'text' : 'number', known: known.length > 0 ? known : item.known };
  }
  return item.kind === 'object' ? { kind: 'list', item } : { kind: 'json' };
}

function choicesOf(schema: Raw): Raw[] {
  const listed = recordsAt(schema, 'anyOf');
  return listed.length > 0 ? listed.filter(({ type }) => type !== 'null') : [schema];
}

function knownOf(...schemas: readonly Raw[]): string[] {
  for (const schema of schemas) {
    const values = schema.known ?? schema.enum;
    if (Array.isArray(values)) {
      return values.flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? [String(one)] : []));
    }
  }
  return [];
}

/** True where something of the form has to be filled in. */
export function hasRequired(node: ObjectNode): boolean {
  return node.fields.some(({ required }) => required);
}

/** Whether a key of a request is to be typed like a password. */
export function isSecretKey(name: string, secrets: readonly string[]): boolean {
  return secrets.some((one) => one.toLowerCase() === name.toLowerCase());
}

/** True where a schema lets fields through that it does not name. */
export function isOpen(schema: Raw | null): boolean {
  return schema !== null && flagAt(schema, 'additionalProperties') !== false;
}
