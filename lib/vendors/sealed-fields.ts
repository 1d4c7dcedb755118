/** What stands in a stored request where a secret was. */
export const SEALED = '[sealed]';

/** The secrets of a body by where they stand in it. */
export type Secrets = { at: (string | number)[]; value: unknown }[];

/** Takes the values under these keys out of a body, at any depth and in any letter case; what is empty is no secret. */
export function takeSecrets(body: unknown, keys: readonly string[]): { body: unknown; secrets: Secrets } {
  const secrets: Secrets = [];
  const secret = new Set(keys.map((key) => key.toLowerCase()));
  const copy = (value: unknown, at: (string | number)[]): unknown => {
    if (Array.isArray(value)) return value.map((one, index) => copy(one, [...at, index]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        const here = [...at, key];
        if (!secret.has(key.toLowerCase()) || isEmpty(inner)) return [key, copy(inner, here)];
        secrets.push({ at: here, value: inner });
        return [key, SEALED];
      }),
    );
  };
  return { body: copy(body, []), secrets };
}

/** Puts them back where they stood; a place that is not there any more is a mistake of ours. */
export function putSecrets(body: unknown, secrets: Secrets): unknown {
  const copy: unknown = structuredClone(body);
  for (const { at, value } of secrets) {
    let place = copy;
    for (const key of at.slice(0, -1)) {
      if (typeof place !== 'object' || place === null) throw new Error('a sealed secret has lost its place');
      place = Reflect.get(place, key);
    }
    const last = at.at(-1);
    if (typeof place !== 'object' || place === null || last === undefined || Reflect.get(place, last) !== SEALED) {
      throw new Error('a sealed secret has lost its place');
    }
    Reflect.set(place, last, value);
  }
  return copy;
}

/** True for a body in which a secret stood: it cannot be sent again as it is stored. */
export function hasSealed(body: unknown): boolean {
  if (body === SEALED) return true;
  return typeof body === 'object' && body !== null && Object.values(body).some(hasSealed);
}

function isEmpty(value: unknown): boolean {
  if (value === '' || value === null || value === undefined || value === false) return true;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}
