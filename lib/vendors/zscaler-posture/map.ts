import type { FindingRecord } from '@/lib/model/record';
import { isPrivileged, isTagged } from '@/lib/model/signals';
import { firstText, oneLine } from '../text';
import type { AlertSet } from './limits';
import type { Alert } from './schema';
import { severityOf, statusOf } from './words';

/** What an alert is, the list it came in says: its own `kind` is spelt in three ways. */
const KINDS = { cloud: 'cloud_alert', iac: 'iac_alert' } as const;
/** Grows by one each day without anything having happened. */
const VOLATILE = ['age'] as const;
const NEVER = new Date(0);

export function toFinding({ view, raw }: Alert, set: AlertSet): FindingRecord {
  const { policy, cloud_resource: resource, cloud_account: account, created, updated } = view;
  const cluster = view.kubernetes?.cluster_name ?? view.Kubernetes?.cluster_name;
  const description = view.alert_description ?? '';
  const title = firstText(policy?.policy_name, description, policy?.policy_description) ?? `Alert ${view.alert_id}`;
  const what = firstText(resource?.resource_id, resource?.resource_name, cluster, view.identity?.identity_id);
  return {
    kind: KINDS[set],
    externalId: view.alert_id,
    title: oneLine(title),
    description,
    severity: severityOf(view.severity),
    vendorSeverity: bounded(view.severity, 100),
    status: statusOf(view.alert_status),
    vendorStatus: bounded(view.alert_status, 100),
    // Who changed an alert is told, who has it is not.
    vendorOwner: null,
    person: personOf(view),
    resource: bounded(what, 500),
    account: bounded(account?.account_id ?? null, 200),
    policy: bounded(policy?.policy_id ?? null, 300),
    subject: what === null ? placeOf(view) : null,
    labels: (resource?.tags ?? []).map((tag) => oneLine(tag, 200)).filter((tag) => tag !== ''),
    signals: {
      privileged: isPrivileged([view.identity?.identity_name, view.identity?.identity_id]),
      tagged: isTagged(resource?.tags ?? []),
    },
    createdAt: created ?? updated ?? NEVER,
    updatedAt: updated ?? created ?? NEVER,
    raw,
    volatile: VOLATILE,
  };
}

// An identity is a person only where it is a mail address; roles and machines have ARNs.
function personOf({ identity }: Alert['view']): string | null {
  const mail = [identity?.identity_name, identity?.identity_id].find((text) =>
    /^[^@\s/:]+@[^@\s/:]+$/.test(text ?? ''),
  );
  return mail ? oneLine(mail, 320).toLowerCase() : null;
}

function placeOf({ csp, cloud_resource: resource, cloud_account: account }: Alert['view']): string | null {
  const parts = [csp, resource?.resource_region, firstText(account?.account_name, account?.account_id)].filter(Boolean);
  return parts.length > 0 ? oneLine(parts.join(', '), 300) : null;
}

function bounded(text: string | null, max: number): string | null {
  return text === null ? null : oneLine(text, max) || null;
}
