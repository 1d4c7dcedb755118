import { RANK_FACTORS, type RankFactor } from '@/lib/findings/rank';
import type { RankingBody } from '@/lib/findings/ranking-schema';
import type { Ranking } from '@/lib/findings/shapes';
import type { Severity, Source } from '@/lib/model/finding';
import { durationText, minutesOf } from './durations';

export const TARGETED: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'unknown', 'info'];
export const SOURCE_ORDER: readonly Source[] = ['dlp', 'posture', 'edge', 'automation'];

type Texts<K extends string> = Record<K, string>;
export type Draft = { weights: Texts<RankFactor>; targets: Record<Source, Texts<Severity>> };
/** By the name of an input: `severity`, `dlp critical`. */
export type Errors = Record<string, string>;

export function draftOf({ weights, targets }: Pick<Ranking, 'weights' | 'targets'>): Draft {
  return {
    weights: mapped(RANK_FACTORS, (name) => String(weights[name])),
    targets: mapped(SOURCE_ORDER, (source) => mapped(TARGETED, (severity) => durationText(targets[source][severity]))),
  };
}

/** What was typed as the body of its request, null where something cannot be read. */
export function readDraft(draft: Draft, revision: number): { body: RankingBody | null; errors: Errors } {
  const errors: Errors = {};
  const weights = mapped(RANK_FACTORS, (name) => {
    const text = draft.weights[name].trim();
    if (/^\d{1,3}$/.test(text) && Number(text) <= 100) return Number(text);
    errors[name] = 'A whole number from 0 to 100.';
    return 0;
  });
  const targets = mapped(SOURCE_ORDER, (source) =>
    mapped(TARGETED, (severity) => {
      const minutes = minutesOf(draft.targets[source][severity]);
      if (minutes === null) errors[`${source} ${severity}`] = 'A time such as 30m, 4h or 7d, or nothing.';
      return minutes ?? 0;
    }),
  );
  return { body: Object.keys(errors).length > 0 ? null : { revision, weights, targets }, errors };
}

function mapped<K extends string, V>(keys: readonly K[], of: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, V>; // made from all of them
}
