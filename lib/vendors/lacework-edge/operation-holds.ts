import type { HoldKind } from '@/lib/model/hold';
import { isRecord } from '../read-back';
import { type EnumLabels, enumLabel } from './labels';
import { COMMAND_OF } from './operation-gate';
import { EdgeSettings } from './settings';

const ACTIONS = Object.values(COMMAND_OF);
/** They change nothing that stays, or hand something out: without a caller who waits they are of no use. */
const INTERACTIVE: ReadonlySet<string> = new Set([
  'login',
  'tokenLogin',
  'validateIntegration',
  'validateDataExportConfig',
]);
const OWN: Readonly<Record<string, readonly HoldKind[]>> = {
  performInvestigationAction: ACTIONS,
  performInvestigationActions: ACTIONS,
  createWorkflowRun: ['edge.run-workflow'],
  answerWorkflowRun: ['run.answer'],
  updatePolicy: ['policy.status', 'operation.call', 'operation.remove'],
  deleteDevices: ['operation.remove'],
  revokeDocumentAccess: ['operation.remove'],
  revokeDocumentSharing: ['operation.remove'],
};

/** Lists that name one more thing to change with each entry. */
export const MANY: Readonly<Record<string, readonly string[]>> = {
  performInvestigationActions: ['investigation_actions'],
  deleteDevices: ['devices'],
};

/** The holds that a write of this name may come under. */
export function holdsOf(id: string, showsOnce: boolean): readonly HoldKind[] {
  if (showsOnce || INTERACTIVE.has(id)) return [];
  if (Object.hasOwn(OWN, id)) return OWN[id] ?? [];
  return id.startsWith('update') ? ['operation.call', 'operation.remove'] : ['operation.call'];
}

/** Those that it comes under with this body: by what it does to an alert, and by the status that stands for a removal. */
export function heldAs(id: string, showsOnce: boolean, settings: unknown, body: unknown): readonly HoldKind[] {
  const holds = holdsOf(id, showsOnce);
  if (holds === ACTIONS) return actionsIn(body);
  if (!id.startsWith('update')) return holds;
  const { enumLabels } = EdgeSettings.parse(settings);
  if (recordsOf(body).some(({ status }) => labelOf(enumLabels, status) === 'DELETED')) return ['operation.remove'];
  return [id === 'updatePolicy' && setsStatusAlone(body) ? 'policy.status' : 'operation.call'];
}

export const changesPolicy = (id: string) => id === 'updatePolicy' || id === 'updateAppControlPolicy';

/** A policy is switched off by whatever status is not known to be active: a number without a name may mean anything. */
export function switchesPolicyOff(id: string, settings: unknown, body: unknown): boolean {
  if (!changesPolicy(id)) return false;
  const { enumLabels } = EdgeSettings.parse(settings);
  const given = recordsOf(body).filter((record) => record.status !== undefined && record.status !== null);
  return given.some(({ status }) => labelOf(enumLabels, status) !== 'ACTIVE');
}

function recordsOf(body: unknown): Record<string, unknown>[] {
  return isRecord(body) ? [body, ...Object.values(body).filter(isRecord)] : [];
}

/** What a policy's status is called; null for what cannot be one. */
function labelOf(enumLabels: EnumLabels, status: unknown): string | null {
  if (typeof status !== 'number' && typeof status !== 'string') return null;
  return enumLabel(enumLabels, 'policyStatus', status)?.toUpperCase() ?? null;
}

function actionsIn(body: unknown): readonly HoldKind[] {
  const several = isRecord(body) && Array.isArray(body.investigation_actions) ? body.investigation_actions : [body];
  const found = several.flatMap((one) => {
    const action = isRecord(one) && isRecord(one.action) ? one.action : {};
    return Object.entries(COMMAND_OF).flatMap(([member, command]) => (isRecord(action[member]) ? [command] : []));
  });
  return found.length > 0 ? found : ACTIONS;
}

function setsStatusAlone(body: unknown): boolean {
  const policy = isRecord(body) && isRecord(body.policy) ? body.policy : {};
  const fields = Object.keys(policy).filter((field) => field !== 'uuid' && field !== 'account_name');
  return fields.length === 1 && fields[0] === 'status';
}
