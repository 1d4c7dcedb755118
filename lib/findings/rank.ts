/** What a rank is made of, in the order in which the database keeps the weights. */
export const RANK_FACTORS = ['severity', 'time_left', 'data', 'external', 'privileged', 'repeat', 'asset'] as const;
export type RankFactor = (typeof RANK_FACTORS)[number];
/** The points of each factor that gives any; together they are the rank. */
export type RankFactors = Partial<Record<RankFactor, number>>;

/** What holds until an admin has set something else (`rank_default_weights` in the database). */
export const DEFAULT_WEIGHTS: readonly number[] = [40, 20, 15, 8, 7, 6, 4];

/** Hundredths of its weight that a step of a factor gives; `rank_points` in the database has the same numbers. */
const SEVERITY_SHARES = [0, 5, 30, 15, 40, 70, 100];
const TIME_SHARES = [0, 20, 50, 80, 100];
const DATA_SHARES = [0, 40, 70, 100];
const REPEAT_SHARES = [0, 50, 100, 100];

/** The factors of a score. `facts` are the bits the database keeps beside it (migration `rank_and_targets`). */
export function rankFactorsOf(weights: readonly number[], severity: number, facts: number): RankFactors {
  const shares = [
    SEVERITY_SHARES[severity],
    TIME_SHARES[facts & 7],
    DATA_SHARES[(facts >> 3) & 3],
    ((facts >> 5) & 1) * 100,
    ((facts >> 6) & 1) * 100,
    REPEAT_SHARES[(facts >> 7) & 3],
    ((facts >> 9) & 1) * 100,
  ];
  const factors: RankFactors = {};
  RANK_FACTORS.forEach((factor, at) => {
    const points = Math.floor(((weights[at] ?? 0) * (shares[at] ?? 0) + 50) / 100);
    if (points > 0) factors[factor] = points;
  });
  return factors;
}
