import type { Alert } from './alert';
import { type AlertSet, kinds, type Style } from './assumed';

/** The same alert in the spelling of one of the vendor's three samples, which do not agree. */
export function spell(alert: Alert, set: AlertSet, style: Style): Record<string, unknown> {
  switch (style) {
    case 'A':
      return spellA(alert, set);
    case 'B':
      return alert;
    case 'C':
      return spellC(alert, set);
  }
}

/** Sample A: empty texts in place of absent keys, camelCase here and there, no `updated`. */
function spellA({ alert_focus, updated_by = '', updated: _, Kubernetes, ...alert }: Alert, set: AlertSet) {
  return {
    ...alert,
    kind: kinds[set].A,
    alert_status_description: alert.alert_status_description ?? '',
    alert_url: '',
    threat_category: alert.threat_category ?? '',
    reason: alert.reason ?? '',
    alertFocus: alert_focus === 'Asset' ? 'RESOURCE' : 'IDENTITY',
    identity: { identity_id: '', identity_name: '', identity_type: '', identity_source: '', ...alert.identity },
    compliance: { version: '', ...alert.compliance },
    kubernetes: { cluster_type: '', cluster_name: '', associated_cloud: '', ...Kubernetes },
    updatedBy: updated_by,
  };
}

/** Sample C: mixed case, one text for all MITRE entries, and times that can only be milliseconds. */
function spellC({ Kubernetes, ...alert }: Alert, set: AlertSet) {
  return {
    ...alert,
    kind: kinds[set].C,
    alert_status: alert.alert_status.toLowerCase(),
    severity: capitalised(alert.severity),
    risk_level: capitalised(alert.risk_level),
    mitre_attack: alert.mitre_attack?.join(', '),
    created: alert.created * 1_000,
    updated: alert.updated * 1_000,
    kubernetes: Kubernetes,
  };
}

function capitalised(word: string): string {
  return word.slice(0, 1) + word.slice(1).toLowerCase();
}
