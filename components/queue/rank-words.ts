import { RANK_FACTORS, type RankFactor, type RankFactors } from '@/lib/findings/rank';

const WORDS: Record<RankFactor, string> = {
  severity: 'severity',
  time_left: 'time left',
  data: 'data and matches',
  external: 'shared outside',
  privileged: 'privileged identity',
  repeat: 'repeated',
  asset: 'marked asset',
};

/** What a rank is made of: its parts add up to it. */
export function rankWords(factors: RankFactors): string {
  const parts = RANK_FACTORS.flatMap((name) => (factors[name] ? [`${WORDS[name]} ${factors[name]}`] : []));
  return parts.length === 0 ? 'Nothing speaks for it' : parts.join(' + ');
}
