import type { FoldReopened } from '@/lib/findings/shapes';

/** Why an accepted fold is open again, in a few words. */
export const REOPENED: Record<FoldReopened, string> = {
  expired: 'acceptance expired',
  new_resource: 'new resource',
  severity: 'severity rose',
  taken_back: 'taken back',
};
