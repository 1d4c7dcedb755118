import { randomUUID } from 'node:crypto';
import { type Call, json, Refusal } from '../core/call';
import { route } from '../core/route';
import type { Deps, VendorApp } from '../core/vendor-app';
import { listActivity } from './activity-list';
import { listConnections, listRecipes, me } from './assets';
import { assignTags } from './assignments';
import { type Environment, environments, tokenOf } from './environment';
import { makeStore, type Store } from './store';
import { listTags } from './tag-list';
import { createTag, deleteTag, fieldsOf, updateTag } from './tag-write';

/** The error bodies that the vendor documents for all of its API. */
const shows = (status: number) => [400, 401, 403, 404, 500].includes(status);

/** The Workato Developer API: seven operations of the contract, and three reads that go with them. */
export function createWorkato(deps: Deps): VendorApp {
  const store = makeStore(deps);
  const options = (operation: string, limit = 'management') => ({ operation, limit, shows });
  return {
    routes: [
      route('POST', '/api/secrets_management/clear_cache', (call) => clear(store, call), options('clearSecretsCache')),
      route('GET', '/api/activity_logs', (call) => listActivity(store, of(call), call), options('listActivityLogs')),
      route('GET', '/api/tags', (call) => listTags(store, call), options('listTags')),
      route('POST', '/api/tags', (call) => createTag(store, call), options('createTag')),
      route('PUT', '/api/tags/:handle', (call) => updateTag(store, call), options('updateTag')),
      route('DELETE', '/api/tags/:handle', (call) => deleteTag(store, call), options('deleteTag')),
      route(
        'POST',
        '/api/tags_assignments',
        (call) => assignTags(store, of(call), call),
        options('manageTagAssignments'),
      ),
      route('GET', '/api/users/me', (call) => me(store, of(call)), options('getCurrentUser')),
      route('GET', '/api/recipes', (call) => listRecipes(store, of(call), call), options('listRecipes')),
      route('GET', '/api/connections', (call) => listConnections(store, of(call), call), options('listConnections')),
    ],
    limits: { management: { perMinute: 60, shared: true } },
    auth: (call) => environmentOf(deps.seed, call),
    errorBody: (status, message) => (status === 500 ? { message: 'Server error', id: randomUUID() } : { message }),
    credentials: { apiToken: tokenOf(deps.seed, 'prod'), devApiToken: tokenOf(deps.seed, 'dev') },
    portal: (id, set) => inPortal(store, id, set),
    tick: () => store.change({ kind: 'activity', environment: store.dice('tick').chance(0.8) ? 'prod' : 'dev' }),
    tickMs: 30_000,
  };
}

function environmentOf(seed: string, { headers }: Call): Environment {
  const found = environments.find((one) => headers.authorization === `Bearer ${tokenOf(seed, one)}`);
  if (!found) throw new Refusal(401, 'Unauthorized');
  return found;
}

/** `auth` has named the caller by its environment. */
function of({ key }: Call): Environment {
  return key === 'dev' ? 'dev' : 'prod';
}

function clear(store: Store, call: Call) {
  store.change({ kind: 'cleared', environment: of(call) });
  return json(200, { success: true });
}

/** A colleague edits a tag; log entries cannot be edited by anyone. */
function inPortal(store: Store, id: string, set: Record<string, unknown>): boolean {
  const tag = store.tags.get(id);
  if (!tag) return false;
  const { title, description, color } = { ...tag, ...set };
  const fields = fieldsOf(store, { body: { title, description, color } }, id);
  if ('status' in fields) throw new Refusal(400, JSON.stringify(fields.body));
  store.change({ kind: 'tag', tag: { ...tag, ...fields, updated: store.now() } });
  return true;
}
