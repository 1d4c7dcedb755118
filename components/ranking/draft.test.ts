import { expect, test } from 'vitest';
import type { Ranking } from '@/lib/findings/shapes';
import { draftOf, readDraft } from './draft';

const by = { critical: 240, high: 1440, medium: 10_080, low: 43_200, unknown: 4320, info: 0 };
const ranking: Pick<Ranking, 'weights' | 'targets'> = {
  weights: { severity: 40, time_left: 20, data: 15, external: 8, privileged: 7, repeat: 6, asset: 4 },
  targets: { dlp: by, posture: by, edge: by, automation: by },
};

test('what stands there is what would be sent', () => {
  expect(readDraft(draftOf(ranking), 3)).toEqual({ body: { revision: 3, ...ranking }, errors: {} });
});

test('what cannot be read is said at its place, and nothing is sent', () => {
  const draft = draftOf(ranking);
  draft.weights.data = '101';
  draft.targets.edge.high = 'soon';
  const { body, errors } = readDraft(draft, 3);
  expect(body).toBeNull();
  expect(Object.keys(errors)).toEqual(['data', 'edge high']);
});
