// Spellings and choices no vendor document confirms. Correcting one is a change here and nowhere else.

export const csps = ['AWS', 'AZURE', 'GCP', 'KUBERNETES'] as const;
export type Csp = (typeof csps)[number];

/** Lowest first: the assumed order of `order_by=severity`. */
export const risks = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;
export type Risk = (typeof risks)[number];

/** `Open` and `Closed` were seen; the other two are the portal's words. */
export const alertStatuses = ['Open', 'Closed', 'Resolved', 'Reopened'] as const;
export type AlertStatus = (typeof alertStatuses)[number];

/** What the filters take, in upper case. `IGNORED` matches nothing here: how such an alert looks is unknown. */
export const statusFilter = ['OPEN', 'CLOSED', 'RESOLVED', 'IGNORED'] as const;

/** Prefixes of alert ids; only the first was seen. */
export const idPrefix = { cloud: 'ZS-CLOUD-', iac: 'ZS-IAC-' } as const;
/** `IaCAlert` was seen in sample C; how sample B would spell it is a guess. */
export const kinds = {
  cloud: { A: 'CloudAlert', B: 'Cloud Alert', C: 'CloudAlert' },
  iac: { A: 'IaCAlert', B: 'IaC Alert', C: 'IaCAlert' },
} as const;

export const windowSeconds = 48 * 3_600;
export const defaultOrder = 'created:desc';

export type AlertSet = keyof typeof idPrefix;
export type Style = 'A' | 'B' | 'C';

/** Readings of the contract between which no sample decides, chosen by settings. */
export type Readings = {
  style: Style;
  /** Is `offset` the number of a page (from 1) or of an item (from 0)? */
  offset: 'page' | 'item';
  /** Is a range longer than 48 hours honoured, or cut? */
  span: 'any' | 'cut';
};

/** Throws with one sentence on a value that is none of the readings. */
export function readingsFrom(env: Record<string, string | undefined>): Readings {
  return {
    style: choose(env, 'SANDBOX_POSTURE_STYLE', ['B', 'A', 'C']),
    offset: choose(env, 'SANDBOX_POSTURE_OFFSET', ['page', 'item']),
    span: choose(env, 'SANDBOX_POSTURE_SPAN', ['any', 'cut']),
  };
}

function choose<T extends string>(
  env: Record<string, string | undefined>,
  name: string,
  known: readonly [T, ...T[]],
): T {
  const given = env[name];
  if (given === undefined || given === '') return known[0];
  const found = known.find((one) => one === given);
  if (found === undefined) throw new Error(`${name} is ${known.join(' or ')}, not "${given}".`);
  return found;
}
