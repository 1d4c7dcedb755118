import { randomUUID } from 'node:crypto';
import { asObject, type Call, Refusal } from '../core/call';
import { rng } from '../core/random';
import { route } from '../core/route';
import type { Deps, VendorApp } from '../core/vendor-app';
import { readingsFrom } from './assumed';
import { makeList } from './list';
import { makePortal } from './portal';
import { makeStore } from './store';

/** Of the error bodies, one is documented. */
const shows = (status: number) => status === 500;

/** Zscaler Posture Control: two lists of alerts, read only. */
export function createZscalerPosture(deps: Deps): VendorApp {
  const store = makeStore(deps);
  const readings = readingsFrom(deps.env);
  const firstKey = `zpc_${rng(`${deps.seed}:posture-key`).hex(40)}`;
  const key = () => store.key.key ?? firstKey;
  const cloud = makeList(deps, store, readings, 'cloud');
  const iac = makeList(deps, store, readings, 'iac');
  return {
    ...makePortal(deps, store),
    tickMs: 30_000,
    auth({ headers }: Call): string {
      if (store.key.revoked || headers['x-api-key'] !== key())
        throw new Refusal(401, 'Unauthorized', { assumed: true });
      return key();
    },
    get credentials() {
      return { apiKey: key() };
    },
    errorBody: (status, message) => (status === 500 ? { correlationId: randomUUID() } : { message }),
    errorHeaders: (_status, body): Record<string, string> => {
      const id = asObject(body)?.correlationId;
      return typeof id === 'string' ? { 'x-correlation-id': id } : {};
    },
    limits: { alerts: { perSecond: 5, perHour: 5_000 } },
    limitBy: 'address',
    routes: ['/v1', '/api/v1'].flatMap((base) => [
      route('GET', `${base}/alerts/cloud`, cloud, { operation: 'list_cloud_alerts', limit: 'alerts', shows }),
      route('GET', `${base}/alerts/iac`, iac, { operation: 'list_iac_alerts', limit: 'alerts', shows }),
    ]),
  };
}
