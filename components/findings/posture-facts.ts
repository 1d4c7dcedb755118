import { numberAt, type Raw, recordAt, textAt, textsAt } from '@/components/items/raw-value';

type Pair = { label: string; value: string };

/** What a posture alert's record says. The three long texts are Markdown from outside. */
export type PostureFacts = {
  resource: Pair[];
  account: Pair[];
  control: Pair[];
  risk: Pair[];
  compliance: Pair[];
  identity: Pair[];
  cluster: Pair[];
  tags: string[];
  mitre: string[];
  description: string | null;
  audit: string | null;
  remediation: string | null;
  recommendations: string | null;
  ageDays: number | null;
  url: string | null;
};

export function postureFacts(raw: Raw): PostureFacts {
  const resource = recordAt(raw, 'cloud_resource') ?? {};
  const account = recordAt(raw, 'cloud_account') ?? {};
  const policy = recordAt(raw, 'policy') ?? {};
  return {
    resource: [
      ...pairs(resource, {
        resource_name: 'Name',
        resource_id: 'Id',
        resource_type: 'Type',
        resource_region: 'Region',
      }),
      ...pairs(raw, { asset_type: 'Asset', asset_category: 'Category' }),
    ],
    account: [
      ...pairs(account, { account_name: 'Account', account_id: 'Account id', organization: 'Organization' }),
      ...pairs(raw, { csp: 'Cloud' }),
      ...pairs(recordAt(raw, 'business_unit') ?? {}, { business_unit_name: 'Business unit' }),
    ],
    control: [
      ...pairs(policy, { policy_name: 'Policy', policy_id: 'Policy id', policy_source: 'Source' }),
      ...pairs(raw, { theme: 'Theme', alert_focus: 'Focus', alertFocus: 'Focus' }),
    ],
    risk: pairs(raw, {
      risk_level: 'Risk level',
      risk_score: 'Risk score',
      threat_category: 'Threat',
      alert_status_description: 'Why this status',
      reason: 'Reason given',
      updated_by: 'Changed by',
      updatedBy: 'Changed by',
    }),
    compliance: pairs(recordAt(raw, 'compliance') ?? {}, {
      name: 'Standard',
      version: 'Version',
      number: 'Control',
      type: 'Kind',
      domains: 'Domains',
    }),
    identity: pairs(recordAt(raw, 'identity') ?? {}, {
      identity_name: 'Identity',
      identity_id: 'Identity id',
      identity_type: 'Type',
      identity_source: 'Source',
    }),
    cluster: pairs(recordAt(raw, 'kubernetes') ?? recordAt(raw, 'Kubernetes') ?? {}, {
      cluster_name: 'Cluster',
      cluster_type: 'Type',
    }),
    tags: textsAt(resource, 'tags'),
    mitre: textsAt(raw, 'mitre_attack').length > 0 ? textsAt(raw, 'mitre_attack') : one(textAt(raw, 'mitre_attack')),
    description: textAt(policy, 'policy_description') ?? textAt(raw, 'alert_description'),
    audit: textAt(raw, 'audit_procedure'),
    remediation: textAt(raw, 'remediation_procedure'),
    recommendations: textAt(raw, 'recommendations'),
    ageDays: numberAt(raw, 'age'),
    url: textAt(raw, 'alert_url'),
  };
}

function pairs(raw: Raw, labels: Record<string, string>): Pair[] {
  return Object.entries(labels).flatMap(([key, label]) => {
    const value = textAt(raw, key);
    return value ? [{ label, value }] : [];
  });
}

function one(text: string | null): string[] {
  return text === null ? [] : [text];
}
