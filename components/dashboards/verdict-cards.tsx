import { verdictLabel } from '@/components/findings/row-text';
import { ChartFrame } from '@/components/ui/chart-frame';
import { count, percent } from '@/components/ui/format-number';
import type { Dashboard } from '@/lib/dashboards/shapes';
import { BarRows } from './bar-rows';

const MOST_BARS = 6;
const NONE = 'Nothing that was closed in this period has a verdict.';

/** What the closed ones were found to be. */
export function VerdictCard({ dashboard }: { dashboard: Dashboard }) {
  const { verdicts, closures, days } = dashboard;
  const { judged, byVerdict, before } = verdicts;
  const share = (value: number, of: number) => (of > 0 ? percent(value / of) : '–');
  const found = byVerdict.filter(({ of }) => of.value > 0).toSorted((one, other) => other.of.value - one.of.value);
  return (
    <ChartFrame
      title="What it was"
      note={`${count(judged.value)} of ${count(closures.value)} closed`}
      table={{
        columns: ['Verdict', 'Closed', 'Share'],
        rows: [
          ...byVerdict.map(({ verdict, of }) => [
            verdictLabel(verdict),
            count(of.value),
            share(of.value, judged.value),
          ]),
          ['With a verdict', count(judged.value), share(judged.value, closures.value)],
          [
            `False positives, ${days} days before`,
            count(before.falsePositive.value),
            share(before.falsePositive.value, before.judged.value),
          ],
        ],
      }}
    >
      <BarRows
        none={NONE}
        rows={found.map(({ verdict, of }) => ({
          id: verdict,
          label: verdictLabel(verdict),
          value: of.value,
          query: of.query,
          more: share(of.value, judged.value),
        }))}
      />
    </ChartFrame>
  );
}

/** Which policies raise what turns out to be nothing. */
export function FalsePositiveCard({ dashboard }: { dashboard: Dashboard }) {
  const { byPolicy } = dashboard.verdicts;
  const rate = ({ judged, falsePositive }: (typeof byPolicy)[number]) => percent(falsePositive.value / judged.value);
  return (
    <ChartFrame
      title="False positives"
      note="of closed with a verdict, by policy"
      table={{
        columns: ['Policy', 'False positives', 'With a verdict', 'Rate'],
        rows: byPolicy.map((one) => [one.policy, count(one.falsePositive.value), count(one.judged.value), rate(one)]),
      }}
    >
      <BarRows
        none={NONE}
        rows={byPolicy.slice(0, MOST_BARS).map((one) => ({
          id: one.policy,
          label: <span className="font-mono text-sm">{one.policy}</span>,
          value: one.falsePositive.value,
          query: one.falsePositive.query,
          more: rate(one),
        }))}
      />
    </ChartFrame>
  );
}
