import { assumed, type Call, json, type Reply } from '../core/call';
import { rng } from '../core/random';
import type { Deps } from '../core/vendor-app';
import { apiActor } from './assumed';
import type { IncidentChange } from './changes';
import { pageOf } from './paging';
import { parseSearch } from './search-request';
import type { Store } from './store';
import { iso } from './time';

type AuditLog = {
  action: { action: string };
  module: string;
  resource: string;
  changedAt: string;
  changedBy: string;
  oldRowJson: string;
  newRowJson: string;
  changeNote: string;
};

/** The customer's audit log, newest first: some portal work of the past, and every change made since. */
export function makeAudit({ world, seed, scale }: Deps, store: Store): (call: Call) => Reply {
  const past = Array.from({ length: scale === 'full' ? 600 : 40 }, (_, index): AuditLog => {
    const dice = rng(`${seed}:dlp-audit:${index}`);
    const [module, resource, action] = dice.pick(portalWork);
    const at = world.epochMs - (index + dice.float()) * 6 * 3_600_000;
    return entry(at, { module, resource, action, by: dice.pick(world.admins).email, note: '' });
  });
  return (call) => {
    const { filters, fromMs, toMs } = parseSearch(call.body, names);
    const logs = [...store.logged.map(fromChange).reverse(), ...past].filter(
      (log) =>
        Date.parse(log.changedAt) >= fromMs &&
        Date.parse(log.changedAt) <= toMs &&
        filters.every(({ name, values }) =>
          values.some((value) => String(value).toLowerCase() === readColumn(log, name).toLowerCase()),
        ),
    );
    const { items, cursor } = pageOf(logs, call, seed);
    return assumed(json(200, { cursor, logs: items }));
  };
}

const names = { action: 'action', resource: 'resource', admin: 'admin', module: 'module' } as const;

const portalWork: readonly (readonly [string, string, string])[] = [
  ['Workflows', 'Auto-triage low severity', 'UPDATE'],
  ['Incident Groups', 'Legal hold', 'UPDATE'],
  ['Labels', 'Outcome', 'CREATE'],
  ['API Keys', 'console', 'CREATE'],
  ['Administrators', 'DLP reviewers', 'UPDATE'],
  ['Authentication', 'Sign in', 'LOGIN'],
];

function readColumn(log: AuditLog, name: string): string {
  if (name === 'action') return log.action.action;
  if (name === 'resource') return log.resource;
  return name === 'admin' ? log.changedBy : log.module;
}

function fromChange(change: IncidentChange): AuditLog {
  const by = change.op === 'portal' ? change.by : apiActor;
  const action = change.op === 'delete' ? 'DELETE' : 'UPDATE';
  return entry(change.at, { module: 'DLP Incidents', resource: change.id, action, by, note: change.op });
}

function entry(
  at: number,
  {
    module,
    resource,
    action,
    by,
    note,
  }: { module: string; resource: string; action: string; by: string; note: string },
): AuditLog {
  const rows = { oldRowJson: '{}', newRowJson: '{}' };
  return { action: { action }, module, resource, changedAt: iso(at), changedBy: by, ...rows, changeNote: note };
}
