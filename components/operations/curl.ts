import { isSecretKey } from './form-node';

type Call = { params: Record<string, string>; query: Record<string, unknown>; body: unknown };
type Place = {
  verb: string;
  path: string;
  origin: string;
  /** The header that carries the credential, with a name in its place: never the credential. */
  auth: { header: string; value: string };
  secrets: readonly string[];
};

/** The same call as a line for a shell, with names where its secrets would stand. */
export function curlOf(call: Call, { verb, path, origin, auth, secrets }: Place): string {
  const lines = [`curl -X ${verb} ${quoted(`${origin}${filled(path, call.params)}${searchOf(call.query)}`)}`];
  // In double quotes, so that the shell puts the credential in.
  lines.push(`-H "${auth.header}: ${auth.value}"`);
  if (call.body !== undefined && call.body !== null) {
    lines.push("-H 'Content-Type: application/json'");
    lines.push(`--data ${quoted(JSON.stringify(withoutSecrets(call.body, secrets)))}`);
  }
  return lines.join(' \\\n  ');
}

function filled(path: string, params: Record<string, string>): string {
  return path.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = params[name];
    return value ? encodeURIComponent(value) : place;
  });
}

function searchOf(query: Record<string, unknown>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map(
      (one) => `${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`,
    ),
  );
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function withoutSecrets(value: unknown, secrets: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutSecrets(one, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      isSecretKey(name, secrets) ? `<${name}>` : withoutSecrets(one, secrets),
    ]),
  );
}

/** In single quotes a shell reads nothing but the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
