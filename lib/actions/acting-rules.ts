import { z } from 'zod';
import { SOURCES } from '@/lib/model/finding';
import { HoldKind } from '@/lib/model/hold';
import { HOLDS } from './rules';

/** Who is right where the vendor and we say different things of one field; `ask`: a person decides each time. */
export const WINNERS = ['vendor', 'console', 'ask'] as const;
export const Winner = z.enum(WINNERS);
export type Winner = z.infer<typeof Winner>;

/** The fields that both may say something of. */
export const CONTESTED = ['status', 'severity'] as const;
export type Contested = (typeof CONTESTED)[number];
type WinnerKey = `${(typeof SOURCES)[number]}.${Contested}`;
export const WINNER_KEYS = SOURCES.flatMap((source) => CONTESTED.map((field): WinnerKey => `${source}.${field}`));
const WinnerKey = z.enum(WINNER_KEYS);

const LONGEST_HOLD_SECONDS = 600;
const holds = z.partialRecord(HoldKind, z.int().min(0).max(LONGEST_HOLD_SECONDS));
const winners = z.partialRecord(WinnerKey, Winner);

/** What an admin has set: what is not named has its default. */
export const KeptRules = z.object({
  holdSeconds: holds,
  winners,
  typedOver: z.int(),
  secondOver: z.int(),
  evidencePerHour: z.int(),
  secondForPolicies: z.boolean(),
  version: z.int(),
});
export type KeptRules = z.infer<typeof KeptRules>;

export const ActingRulesBody = z.object({
  holdSeconds: holds,
  winners,
  /** A bulk of more than so many is confirmed by typing its number. */
  typedOver: z.int().min(1).max(100_000),
  /** A bulk of more than so many needs a second person. */
  secondOver: z.int().min(1).max(100_000),
  /** One person looks at the evidence of at most so many findings within an hour. */
  evidencePerHour: z.int().min(1).max(1000),
  /** To switch off an Edge policy needs a second person. */
  secondForPolicies: z.boolean(),
  /** 0 where nobody has set anything yet. */
  version: z.int32().min(0),
});
export type ActingRulesBody = z.infer<typeof ActingRulesBody>;

/** The rules that hold in a workspace, defaults filled in. GET /api/acting-rules */
export type ActingRules = {
  holdSeconds: Record<HoldKind, number>;
  winners: Record<WinnerKey, Winner>;
  typedOver: number;
  secondOver: number;
  evidencePerHour: number;
  secondForPolicies: boolean;
  version: number;
};

/** So many findings are changed at once: with more, a number is typed or a second person asked. */
export function atOnceOf({ typedOver, secondOver }: Pick<ActingRules, 'typedOver' | 'secondOver'>): number {
  return Math.min(typedOver, secondOver);
}

/** Defaults with what was set over them. */
export function rulesOf(kept: KeptRules | null): ActingRules {
  const defaults = Object.fromEntries(HoldKind.options.map((kind) => [kind, HOLDS[kind].holdSeconds]));
  const ask = Object.fromEntries(WINNER_KEYS.map((key) => [key, 'ask']));
  return {
    // Both were made from the whole list of keys one line above; Object.fromEntries forgets which keys there are.
    holdSeconds: { ...defaults, ...kept?.holdSeconds } as ActingRules['holdSeconds'],
    winners: { ...ask, ...kept?.winners } as ActingRules['winners'],
    typedOver: kept?.typedOver ?? 50,
    secondOver: kept?.secondOver ?? 500,
    evidencePerHour: kept?.evidencePerHour ?? 30,
    secondForPolicies: kept?.secondForPolicies ?? false,
    version: kept?.version ?? 0,
  };
}
