import { rng } from '../core/random';

export const environments = ['prod', 'dev'] as const;
export type Environment = (typeof environments)[number];

/** One workspace, two environments; a token sees one of them. */
export function tokenOf(seed: string, environment: Environment): string {
  return `wrk${environment}-${rng(`${seed}:workato:token:${environment}`).hex(40)}`;
}

export function workspaceOf(environment: Environment) {
  const id = environment === 'prod' ? 418_220 : 418_221;
  return { id, name: 'Northwind Automation', email: 'automation@northwind.example', environment };
}
