import { type Call, json, type Reply } from '../core/call';
import { itemAt } from '../core/random';
import { shownConnection, shownRecipe } from './asset-data';
import { type Environment, workspaceOf } from './environment';
import { pageOf } from './query';
import type { AssetKind, Store } from './store';
import { pacificTime } from './time';

export function listRecipes(store: Store, environment: Environment, { query }: Call): Reply {
  const tags = tagsOn(store, 'recipe', query);
  const items = pageOf(store.assets[environment].recipes, query).map((recipe) => shownRecipe(recipe, tags(recipe.id)));
  return json(200, { items });
}

/** All of them at once, in a bare list. */
export function listConnections(store: Store, environment: Environment, { query }: Call): Reply {
  const tags = tagsOn(store, 'connection', query);
  return json(
    200,
    store.assets[environment].connections.map((one) => shownConnection(one, tags(one.id))),
  );
}

/** The workspace behind the token. The environment is not among what it tells. */
export function me(store: Store, environment: Environment): Reply {
  const { id, name, email } = workspaceOf(environment);
  const { recipes } = store.assets[environment];
  const owner = itemAt(store.deps.world.admins, 0);
  const { epochMs } = store.deps;
  return json(200, {
    id,
    name,
    email,
    company_name: 'Northwind',
    location: owner.country,
    plan_id: 'enterprise',
    recipes_count: recipes.length,
    active_recipes_count: recipes.filter(({ running }) => running).length,
    root_folder_id: 46_300,
    created_at: pacificTime(epochMs - 900 * 86_400_000),
    current_billing_period_start: pacificTime(epochMs - 20 * 86_400_000),
    current_billing_period_end: pacificTime(epochMs + 10 * 86_400_000),
  });
}

/** Handles of the tags on an asset, or undefined when the caller did not ask for them. */
function tagsOn(store: Store, kind: AssetKind, query: URLSearchParams): (id: number) => string[] | undefined {
  if (!query.getAll('includes[]').includes('tags')) return () => undefined;
  const byId = new Map<number, string[]>();
  for (const { assignment } of store.assigned.values()) {
    if (assignment.kind === kind) byId.set(assignment.id, [...(byId.get(assignment.id) ?? []), assignment.handle]);
  }
  return (id) => byId.get(id) ?? [];
}
