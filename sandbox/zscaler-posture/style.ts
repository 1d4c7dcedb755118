import type { makeAlert } from './alert';
import type { AlertSet } from './assumed';
import { kinds, type Style } from './assumed';

type AlertB = ReturnType<typeof makeAlert>;

/** The same alert in the spelling of one of the vendor's three samples, which do not agree. */
export function spell(alert: AlertB, set: AlertSet, style: Style): Record<string, unknown> {
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
function spellA({ alert_focus, updated_by = '', updated: _, Kubernetes, ...alert }: AlertB, set: AlertSet) {
  return {
    alert_status_description: '',
    alert_url: '',
    threat_category: '',
    reason: '',
    ...alert,
    kind: kinds[set].A,
    alertFocus: alert_focus === 'Asset' ? 'RESOURCE' : 'IDENTITY',
    identity: { identity_id: '', identity_name: '', identity_type: '', identity_source: '', ...alert.identity },
    compliance: { version: '', ...alert.compliance },
    kubernetes: { cluster_type: '', cluster_name: '', associated_cloud: '', ...Kubernetes },
    updatedBy: updated_by,
  };
}

/** Sample C: mixed case, one text for all MITRE entries, and times that can only be milliseconds. */
function spellC({ Kubernetes, ...alert }: AlertB, set: AlertSet) {
  return {
    ...alert,
    kind: kinds[set].C,
    alert_status: alert.alert_status.toLowerCase(),
    severity: capitalised(alert.severity),
    risk_level: capitalised(alert.risk_level),
    ...(alert.mitre_attack ? { mitre_attack: alert.mitre_attack.join(', ') } : {}),
    created: alert.created * 1_000,
    updated: alert.updated * 1_000,
    kubernetes: Kubernetes,
  };
}

function capitalised(word: string): string {
  return word.slice(0, 1) + word.slice(1).toLowerCase();
}
