import { z } from 'zod';
import { isMap, schemaLike } from './json-shape';

/**
 * Reads answers like a sample. Its container, the records in it and their ids are held to; every other field may change
 * its type or be missing, and unknown ones stay. Nothing is made anew: what came is what is answered. The first of
 * `idKeys` is what names a record.
 */
export function answerLike(sample: unknown, idKeys: readonly string[]): z.ZodType {
  return z
    .unknown()
    .superRefine((came, ctx) => {
      for (const { path, message } of misfits(came, sample, idKeys, [])) {
        ctx.addIssue({ code: 'custom', path: [...path], message });
      }
    })
    .meta(schemaLike(sample));
}

type Path = readonly (string | number)[];
type Misfit = { path: Path; message: string };

function* misfits(came: unknown, like: unknown, idKeys: readonly string[], path: Path): Generator<Misfit> {
  if (Array.isArray(like)) {
    const [one] = like;
    if (!Array.isArray(came)) yield { path, message: 'This is no list.' };
    else if (isObject(one)) {
      for (const [at, item] of came.entries()) yield* record(item, one, idKeys, [...path, at]);
    }
  } else if (isObject(like)) {
    const [named = ''] = idKeys;
    if (!isObject(came)) yield { path, message: 'This is no object.' };
    else if (isMap(like)) return;
    else if (Object.hasOwn(like, named)) yield* record(came, like, idKeys, path);
    else yield* container(came, like, idKeys, path);
  }
}

/** What stands around the records: a list in it may be null or absent when it is empty. */
function* container(came: object, like: object, idKeys: readonly string[], path: Path): Generator<Misfit> {
  yield* ids(came, like, idKeys, path);
  for (const [key, sample] of Object.entries(like)) {
    const value = own(came, key);
    if (value !== null && value !== undefined) yield* misfits(value, sample, idKeys, [...path, key]);
  }
}

/** In a record only ids are held to, also in the records in it; what has another form than the sample is as it is. */
function* record(came: unknown, like: object, idKeys: readonly string[], path: Path): Generator<Misfit> {
  if (!isObject(came)) {
    yield { path, message: 'This is no record.' };
    return;
  }
  yield* ids(came, like, idKeys, path);
  for (const [key, sample] of Object.entries(like)) {
    const value = own(came, key);
    if (isObject(sample) && isObject(value)) yield* record(value, sample, idKeys, [...path, key]);
    if (!Array.isArray(sample) || !Array.isArray(value) || !isObject(sample[0])) continue;
    for (const [at, item] of value.entries()) {
      if (isObject(item)) yield* record(item, sample[0], idKeys, [...path, key, at]);
    }
  }
}

/** An id is text: a number would have lost digits on its way. It may be empty or absent, as in nested records. */
function* ids(came: object, like: object, idKeys: readonly string[], path: Path): Generator<Misfit> {
  for (const [key, sample] of Object.entries(like)) {
    if (typeof sample !== 'string' || !(idKeys.includes(key) || /_(uuid|id)$/.test(key))) continue;
    const value = own(came, key);
    const fits = value === null || value === undefined || (typeof value === 'string' && value.length <= MOST_ID);
    if (!fits) yield { path: [...path, key], message: 'An id has to be text.' };
  }
}

const MOST_ID = 2000;

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}
