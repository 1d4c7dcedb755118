import { asObject, assumed, type Call, Refusal, type Reply } from '../core/call';
import type { Environment } from './environment';
import type { AssetKind, Assignment, Store } from './store';

/** Every given tag goes to every given asset, or none of them does. Answers nothing at all. */
export function assignTags(store: Store, environment: Environment, { body }: Call): Reply {
  const given = asObject(body) ?? {};
  const add = handlesIn(store, given.add_tags);
  const remove = handlesIn(store, given.remove_tags);
  const { recipes, connections } = store.assets[environment];
  const assets = [
    ...assetsIn('recipe', given.recipe_ids, recipes),
    ...assetsIn('connection', given.connection_ids, connections),
  ];
  if (assets.length === 0) throw badRequest();
  const on = (handles: readonly string[]): Assignment[] =>
    handles.flatMap((handle) => assets.map((asset) => ({ handle, ...asset })));
  store.change({ kind: 'assign', add: on(add), remove: on(remove) });
  // What happens with nothing to add or to take away is not documented.
  return add.length + remove.length === 0 ? assumed({ status: 200 }) : { status: 200 };
}

function handlesIn(store: Store, value: unknown): string[] {
  return listIn(value).map((handle) => {
    if (typeof handle !== 'string') throw badRequest();
    if (!store.tags.has(handle)) throw new Refusal(404, 'Not found', { assumed: true });
    return handle;
  });
}

function assetsIn(kind: AssetKind, value: unknown, known: readonly { id: number }[]) {
  return listIn(value).map((id) => {
    if (typeof id !== 'number') throw badRequest();
    if (!known.some((asset) => asset.id === id)) throw new Refusal(404, 'Not found', { assumed: true });
    return { kind, id };
  });
}

function listIn(value: unknown): unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw badRequest();
  return value;
}

function badRequest(): Refusal {
  return new Refusal(400, 'Bad request', { assumed: true });
}
