/** What may be named in `fields`, with the keys of the payload it stands for in any of the three spellings. */
export const fieldKeys: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    [
      ...['alert_id', 'alert_type', 'alert_status', 'alert_url', 'csp', 'severity', 'risk_score', 'threat_category'],
      ...['mitre_attack', 'theme', 'asset_category', 'asset_type', 'audit_procedure', 'recommendations'],
      ...['remediation_procedure', 'reason', 'policy', 'cloud_resource', 'business_unit', 'cloud_account', 'identity'],
      ...['compliance', 'created', 'updated'],
    ].map((name) => [name, [name]]),
  ),
  alert_desc: ['alert_description'],
  alert_status_desc: ['alert_status_description'],
  alert_focus: ['alert_focus', 'alertFocus'],
  updated_by: ['updated_by', 'updatedBy'],
  kubernetes: ['kubernetes', 'Kubernetes'],
};

/** Keeps what was asked for; `alert_id` and `kind` always come along. */
export function project(alert: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  const kept = new Set(['alert_id', 'kind', ...fields.flatMap((name) => fieldKeys[name] ?? [])]);
  return Object.fromEntries(Object.entries(alert).filter(([key]) => kept.has(key)));
}
