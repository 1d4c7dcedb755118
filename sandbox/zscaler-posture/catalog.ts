import type { CloudAccount } from '../core/accounts';
import type { Csp } from './assumed';
import { awsPolicies } from './policies-aws';
import { azurePolicies } from './policies-azure';
import { gcpPolicies } from './policies-gcp';
import { kubernetesPolicies } from './policies-kubernetes';
import { makePolicy, type Policy, type PolicySeed } from './policy';

const all = (csp: Csp, seeds: readonly PolicySeed[]) => seeds.map((seed) => makePolicy(csp, seed));

export const policies: readonly Policy[] = [
  ...all('AWS', awsPolicies),
  ...all('AZURE', azurePolicies),
  ...all('GCP', gcpPolicies),
  ...all('KUBERNETES', kubernetesPolicies),
];

/** Numbers, in `policies`, of the checks that run in an account; those of clusters run in every cloud. */
export const policiesFor: Record<CloudAccount['cloud'], readonly number[]> = {
  AWS: numbersOf('AWS'),
  AZURE: numbersOf('AZURE'),
  GCP: numbersOf('GCP'),
};

function numbersOf(csp: Csp): number[] {
  return policies.flatMap((policy, at) => (policy.csp === csp || policy.csp === 'KUBERNETES' ? [at] : []));
}
