import { expect, test } from 'vitest';
import { rulesOf } from '@/lib/actions/acting-rules';
import type { FindingRow } from '@/lib/findings/shapes';
import { closePlan } from './close-plan';
import type { VendorFacts } from './vendor-facts';

const vendors: VendorFacts[] = [
  { id: 'zscaler-workflow', label: 'Zscaler Workflow Automation', source: 'dlp', cannot: '', commands: [], reads: [] },
  {
    id: 'zscaler-posture',
    label: 'Zscaler Posture Control',
    source: 'posture',
    cannot: 'It has no write API.',
    commands: [],
    reads: [],
  },
];
// Only what is read here.
const row = (kind: string, vendor: string, status = 'new') => ({ kind, status, tenant: { vendor } }) as FindingRow;

test('each vendor’s findings are told together, with when and where they close', () => {
  const rows = [
    row('dlp_incident', 'zscaler-workflow'),
    row('cloud_alert', 'zscaler-posture'),
    row('dlp_incident', 'zscaler-workflow'),
    row('dlp_incident', 'zscaler-workflow', 'resolved'),
  ];
  expect(
    closePlan(rows, { vendors, holdSeconds: { ...rulesOf(null).holdSeconds, 'dlp.close': 30 } }).map(
      ({ count, where, what }) => `${count} ${where}: ${what}`,
    ),
  ).toEqual([
    '2 vendor: closes at Zscaler 30 s after you save',
    '1 here: resolved here only. It has no write API.',
    '1 closed: closed already: gets the verdict and the note',
  ]);
});
