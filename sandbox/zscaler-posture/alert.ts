import { itemAt, type Rng, rng } from '../core/random';
import type { World } from '../core/world';
import { type AlertSet, alertStatuses, idPrefix, kinds, type Risk, risks } from './assumed';
import { attackOn } from './attack';
import { policies } from './catalog';
import type { Columns } from './columns';
import { identityOf } from './identity';
import type { Policy } from './policy';
import { kubernetesOf, resourceOf } from './resource';

/** What was changed about one alert since its data was made. */
export type Touch = { statusText?: string; reason?: string; updatedBy?: string };

const firstNumber = { cloud: 28_000_000, iac: 400_000 } as const;

/** Ids rise with the index and leave gaps, as the vendor's do. */
export function alertId(seed: string, set: AlertSet, index: number): string {
  return `${idPrefix[set]}${firstNumber[set] + index * 7 + rng(`${seed}:posture-id:${set}:${index}`).int(0, 6)}`;
}

/** The index an id would have; the caller checks that it is really that alert's id. */
export function indexOfId(set: AlertSet, id: string): number {
  return Math.floor((Number(id.slice(idPrefix[set].length)) - firstNumber[set]) / 7);
}

export type Alert = ReturnType<typeof makeAlert>;

/** Alert `index` in the spelling of sample B: keys without a value are left out, which JSON does with `undefined`. */
export function makeAlert(world: World, columns: Columns, index: number, nowSeconds: number, touch?: Touch) {
  return { ...makeFacts(world, columns, index, nowSeconds, touch), ...proceduresOf(world, columns, index) };
}

/** The three long texts, which but for the hostile ones are the same for all alerts of a policy. */
export function proceduresOf(world: World, columns: Columns, index: number) {
  const policy = itemAt(policies, itemAt(columns.policy, index));
  const attack = attackOn(world, index);
  return {
    audit_procedure: policy.audit,
    recommendations: attack('recommendations') ?? policy.recommendations,
    remediation_procedure: attack('remediation') ?? policy.remediation,
  };
}

/** All but the procedures. */
export function makeFacts(world: World, columns: Columns, index: number, nowSeconds: number, touch: Touch = {}) {
  const dice = rng(`${world.seed}:posture-body:${columns.set}:${index}`);
  const policy = itemAt(policies, itemAt(columns.policy, index));
  const account = itemAt(world.accounts, itemAt(columns.account, index));
  const region = itemAt(account.regions, itemAt(columns.region, index));
  const status = itemAt(alertStatuses, itemAt(columns.status, index));
  const created = itemAt(columns.created, index);
  const updated = itemAt(columns.updated, index);
  const closed = status === 'Closed' || status === 'Resolved';
  const attack = attackOn(world, index);
  const identity = policy.identity ? identityOf(world, dice, policy) : undefined;
  const resource = resourceOf(dice, { set: columns.set, policy, account, region, identity });
  const risk = itemAt(risks, itemAt(columns.risk, index));
  return {
    kind: kinds[columns.set].B,
    alert_id: alertId(world.seed, columns.set, index),
    alert_type: columns.set === 'cloud' ? 'Cloud' : 'IaC',
    alert_description:
      attack('description') ?? sentence(dice, policy, { resource: resource.resource_id, region, account: account.id }),
    alert_status: status,
    alert_status_description: closed ? (touch.statusText ?? statusText(dice, status)) : undefined,
    csp: policy.csp,
    severity: policy.severity,
    risk_level: risk,
    risk_score: dice.chance(0.7) ? scoreOf(dice, risk) : undefined,
    threat_category: policy.threat,
    mitre_attack: policy.mitre,
    theme: policy.threat ? 'Security Exposure' : 'Compliance',
    asset_category: policy.category,
    asset_type: policy.type,
    age: Math.floor(((closed ? updated : nowSeconds) - created) / 86_400),
    alert_focus: policy.identity ? 'Identity' : 'Asset',
    reason: touch.reason,
    updated_by: touch.updatedBy,
    created,
    updated,
    policy: {
      policy_id: policy.id,
      policy_source: 'PREDEFINED',
      policy_name: policy.name,
      policy_description: `Detects ${policy.detects}.`,
    },
    cloud_resource: attack('resource') ? { ...resource, resource_name: attack('resource') } : resource,
    identity: identity ?? {},
    compliance: {
      name: 'Zscaler Best Practices',
      number: String(1_000 * (1 + (itemAt(columns.policy, index) % 9))),
      type: 'Security',
      domains: policy.domains,
    },
    business_unit: { business_unit_name: account.businessUnit },
    cloud_account: {
      account_id: account.id,
      account_name: account.name,
      organization: account.organization,
      organization_id: account.organizationId,
    },
    Kubernetes: policy.csp === 'KUBERNETES' ? kubernetesOf(dice, account) : {},
  };
}

function sentence(dice: Rng, { says }: Policy, words: Record<string, string>): string {
  const filled: Record<string, string> = { ...words, n: String(dice.int(2, 240)) };
  return says.replace(/\{(\w+)\}/g, (_, name: string) => filled[name] ?? '');
}

function statusText(dice: Rng, status: string): string {
  if (status === 'Resolved') return 'The alert was automatically resolved, as the policy is no longer violated.';
  return dice.chance(0.8)
    ? 'The alert was automatically closed, as the cloud resource is deleted.'
    : 'The alert was automatically closed, as the cloud account is removed.';
}

function scoreOf(dice: Rng, risk: Risk): string {
  const base = { LOW: 1, MEDIUM: 4, HIGH: 7, CRITICAL: 9 }[risk];
  return (base + dice.int(0, risk === 'CRITICAL' ? 10 : 19) / 10).toFixed(1);
}
