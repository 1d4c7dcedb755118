import { itemAt, rng } from '../core/random';
import type { World } from '../core/world';
import { ROLE } from './numbers';
import type { EdgeCall } from './op';
import type { Operation } from './operations';
import { filled, type Row, sampleOf } from './shape';
import type { Tenant } from './tenant';

const done: readonly (readonly [string, string, string])[] = [
  ['updatePolicy', 'PATCH', '/api/v1/policies/{uuid}'],
  ['createPolicy', 'POST', '/api/v1/policies'],
  ['updateUser', 'PATCH', '/api/v1/users/{uuid}'],
  ['createToken', 'POST', '/api/v1/tokens'],
  ['deleteDevices', 'DELETE', '/api/v1/devices'],
  ['answerWorkflowRun', 'POST', '/api/v1/workflow_runs/{uuid}/answer'],
];

/** What admins did through the vendor's API in the 180 days before the epoch. */
export function seedAudit(world: World, account: string, count: number): Row[] {
  return Array.from({ length: count }, (_, i) => {
    const dice = rng(`${world.seed}:edge:audit:${i}`);
    const actor = dice.pick(world.admins);
    const [op, method, path] = itemAt(done, dice.int(0, done.length - 1));
    const refused = dice.chance(0.06);
    return filled(sampleOf('getAuditEvent'), {
      account_name: account,
      auth_account_name: account,
      uuid: dice.uuid(),
      auth_uuid: actor.uuid,
      auth_role: ROLE.ADMIN,
      auth_type: 'SESSION',
      user_display_name: actor.name,
      user_login: actor.email,
      client_ip: `198.51.100.${dice.int(2, 250)}`,
      op,
      method,
      matched_path: path,
      path: path.replace('{uuid}', dice.uuid()),
      protocol: 'https',
      proto_version: 'HTTP/2',
      response_status: refused ? 403 : 200,
      response_status_text: refused ? 'Forbidden' : 'OK',
      trace: dice.hex(32),
      create_time: Math.floor(world.epochMs - ((count - i) * 180 * 86_400_000) / count),
    });
  });
}

/** Each change made through the API is itself an event. The body is left out: it may hold secrets. */
export function recordCall(
  tenant: Tenant,
  operation: Operation,
  { caller, params, address }: EdgeCall,
  status: number,
): void {
  const dice = tenant.dice('audit');
  const login = tenant.table('user_pii').get(caller.uuid)?.login ?? '';
  tenant.put(
    'audit_events',
    filled(sampleOf('getAuditEvent'), {
      account_name: tenant.account,
      auth_account_name: tenant.account,
      uuid: dice.uuid(),
      auth_uuid: caller.uuid,
      auth_role: caller.role,
      auth_type: 'API_TOKEN',
      user_display_name: caller.name,
      user_login: login,
      client_ip: address,
      op: operation.id,
      method: operation.verb,
      matched_path: operation.path,
      path: operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? '')),
      protocol: 'http',
      proto_version: 'HTTP/1.1',
      response_status: status,
      response_status_text: 'OK',
      trace: dice.hex(32),
      create_time: tenant.now(),
    }),
  );
}
