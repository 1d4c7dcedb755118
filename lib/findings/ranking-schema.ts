import { z } from 'zod';
import { SOURCES } from '@/lib/model/finding';
import { RANK_FACTORS } from './rank';

/** Points that a factor gives at most. */
const Weight = z.int().min(0).max(100);
/** Minutes to close, up to a year; 0: no target. */
const Minutes = z.int().min(0).max(525_600);

export const Weights = z.strictObject(
  Object.fromEntries(RANK_FACTORS.map((name) => [name, Weight])) as Record<
    (typeof RANK_FACTORS)[number],
    typeof Weight
  >,
); // fromEntries forgets the keys it was given
export type Weights = z.infer<typeof Weights>;

/** Severities that can have a target, in the order of their codes. */
export const TARGET_SEVERITIES = ['info', 'unknown', 'low', 'medium', 'high', 'critical'] as const;
const bySeverity = z.strictObject({
  info: Minutes,
  unknown: Minutes,
  low: Minutes,
  medium: Minutes,
  high: Minutes,
  critical: Minutes,
});
export const Targets = z.strictObject({
  dlp: bySeverity,
  posture: bySeverity,
  edge: bySeverity,
  automation: bySeverity,
});
export type Targets = z.infer<typeof Targets>;

/** `revision`: the one this is made from; another one since then is a conflict. */
export const RankingBody = z.strictObject({ revision: z.int().min(0), weights: Weights, targets: Targets });
export type RankingBody = z.infer<typeof RankingBody>;

/** The weights in the order of the factors, as `40,20,15,8,7,6,4`. */
export const PreviewQuery = z.object({
  weights: z
    .string()
    .regex(/^\d{1,3}(,\d{1,3}){6}$/, 'Seven numbers with commas between them.')
    .transform((text) => text.split(',').map(Number))
    .refine((weights) => weights.every((weight) => weight <= 100), 'A weight is at most 100.')
    .optional(),
});
export type PreviewQuery = z.infer<typeof PreviewQuery>;

export function weightsOf(list: readonly number[]): Weights {
  return Weights.parse(Object.fromEntries(RANK_FACTORS.map((name, at) => [name, list[at]])));
}

export function weightList(weights: Weights): number[] {
  return RANK_FACTORS.map((name) => weights[name]);
}

export function targetsOf(list: readonly number[]): Targets {
  const of = (source: number) =>
    Object.fromEntries(
      TARGET_SEVERITIES.map((severity, at) => [severity, list[source * TARGET_SEVERITIES.length + at]]),
    );
  return Targets.parse(Object.fromEntries(SOURCES.map((source, at) => [source, of(at)])));
}

export function targetList(targets: Targets): number[] {
  return SOURCES.flatMap((source) => TARGET_SEVERITIES.map((severity) => targets[source][severity]));
}
