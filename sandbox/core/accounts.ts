import type { Rng } from './random';

export type Cloud = 'AWS' | 'AZURE' | 'GCP';

export type CloudAccount = {
  cloud: Cloud;
  /** Twelve digits in AWS, some of which start with 0; a uuid in Azure; a project id in GCP. */
  id: string;
  name: string;
  organization: string;
  organizationId: string;
  businessUnit: string;
  regions: readonly string[];
};

export const regionsOf: Record<Cloud, readonly string[]> = {
  AWS: ['us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1', 'ap-southeast-2', 'sa-east-1'],
  AZURE: ['eastus', 'westeurope', 'germanywestcentral', 'southeastasia', 'brazilsouth'],
  GCP: ['us-central1', 'europe-west1', 'asia-northeast1', 'southamerica-east1'],
};

/** The cloud accounts of the customer, the same at every vendor. */
export function makeAccounts(dice: Rng): CloudAccount[] {
  const stages = ['prod', 'staging', 'dev'];
  const accounts: CloudAccount[] = [];
  for (const [unit, cloud] of units) {
    for (const stage of stages) {
      const project = `northwind-${unit.toLowerCase().replace(' ', '-')}-${stage}`;
      accounts.push({
        cloud,
        id: idOf(dice, cloud, project, accounts.length),
        name: project,
        organization: cloud === 'AZURE' ? 'Northwind Tenant' : 'Root',
        organizationId:
          cloud === 'AWS' ? 'o-nw4k2p9x1z' : cloud === 'GCP' ? '738200114455' : 'northwind.onmicrosoft.com',
        businessUnit: unit,
        regions: regionsOf[cloud].slice(0, dice.int(2, 4)),
      });
    }
  }
  return accounts;
}

const units: readonly (readonly [string, Cloud])[] = [
  ['Default', 'AWS'],
  ['Payments', 'AWS'],
  ['Retail', 'AWS'],
  ['Data Platform', 'AWS'],
  ['Corporate IT', 'AZURE'],
  ['Health', 'AZURE'],
  ['Analytics', 'GCP'],
  ['Labs', 'GCP'],
];

function idOf(dice: Rng, cloud: Cloud, project: string, index: number): string {
  if (cloud === 'GCP') return `${project}-${dice.hex(4)}`;
  if (cloud === 'AZURE') return dice.uuid();
  // Every third one loses its first digit when somebody takes it for a number.
  return index % 3 === 0 ? `0${dice.digits(11)}` : `${dice.int(1, 9)}${dice.digits(11)}`;
}
