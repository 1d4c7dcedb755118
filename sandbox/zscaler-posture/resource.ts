import type { CloudAccount } from '../core/accounts';
import type { Rng } from '../core/random';
import type { AlertSet } from './assumed';
import type { Identity } from './identity';
import type { Policy } from './policy';

export type Resource = {
  resource_id: string;
  resource_name: string;
  resource_type: string;
  resource_region: string;
  tags?: string[];
};

type About = { set: AlertSet; policy: Policy; account: CloudAccount; region: string; identity?: Identity };

/** What an alert is about. An account has a limited stock of each kind, so that resources come up again and again. */
export function resourceOf(dice: Rng, { set, policy, account, region, identity }: About): Resource {
  const number = Math.floor(60 * dice.float() ** 2);
  const name =
    identity?.identity_name ?? `${account.name}-${policy.type.toLowerCase()}-${String(number).padStart(2, '0')}`;
  const tags = dice.chance(0.5)
    ? [dice.pick(['myapp', 'web', 'batch', 'legacy']), dice.pick(['IT', 'Retail', 'Data'])]
    : undefined;
  return {
    resource_id:
      set === 'iac'
        ? `terraform/${account.name}/${policy.type.toLowerCase()}.tf#${name}`
        : idOf(name, policy, account, region),
    resource_name: name,
    resource_type: policy.resource,
    resource_region: region,
    tags,
  };
}

export function kubernetesOf(dice: Rng, account: CloudAccount) {
  const type = { AWS: 'EKS', AZURE: 'AKS', GCP: 'GKE' }[account.cloud];
  return { cluster_type: type, cluster_name: `${account.name}-${type.toLowerCase()}-${dice.int(1, 3)}` };
}

function idOf(name: string, policy: Policy, account: CloudAccount, region: string): string {
  switch (account.cloud) {
    case 'AWS':
      return `arn:aws:${policy.type.toLowerCase()}:${region}:${account.id}:${name}`;
    case 'AZURE':
      return `/subscriptions/${account.id}/resourceGroups/rg-${account.name}/providers/${policy.resource}/${name}`;
    case 'GCP':
      return `//${policy.resource.split('/')[0]}/projects/${account.id}/locations/${region}/${name}`;
  }
}
