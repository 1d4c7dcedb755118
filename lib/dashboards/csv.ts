import type { Count, Dashboard, Times, Took } from './shapes';

type Row = (string | number | null)[];

/** A dashboard as rows: what, of what, how many, and the query that opens exactly those; times in seconds. */
export function dashboardRows(dashboard: Dashboard): Row[] {
  const { open, arrivals, closures, suppressed, late, verdicts, acknowledging, closing } = dashboard;
  const counted = (what: string, of: string, { value, query }: Count): Row => [what, of, value, query, null, null];
  const figures = Object.entries({ open, arrivals, closures, suppressed, 'closed late': late }).flatMap(
    ([name, figure]) => [counted(name, 'this period', figure), counted(name, 'period before', figure.before)],
  );
  return [
    ['What', 'Of what', 'Findings', 'Query', 'Median, s', '90 %, s'],
    ...figures,
    counted('overdue', 'now', dashboard.overdue),
    ...dashboard.openBySeverity.map((one) => counted('open by severity', one.severity, one.open)),
    ...dashboard.openBySource.map((one) => counted('open by source', one.source, one.open)),
    ...dashboard.openBySource.map((one) => counted('nobody’s by source', one.source, one.unowned)),
    ...dashboard.openByAge.map((one) => counted('open by age', one.age, one.open)),
    ...dashboard.byTenant.map((one) => counted('open by tenant', one.tenant.name, one.open)),
    ...dashboard.byOwner.map((one) => counted('open by owner', one.owner?.name ?? 'nobody', one.open)),
    ...dashboard.byOwner.map((one) => counted('closed by owner', one.owner?.name ?? 'nobody', one.closed)),
    ...dashboard.byPolicy.map((one) => counted('open by policy', one.policy, one.open)),
    ...(['byPerson', 'byResource', 'byAccount'] as const).flatMap((list) =>
      dashboard[list].map((one) => counted(`open by ${list.slice(2).toLowerCase()}`, one.name, one.open)),
    ),
    ...dashboard.byDay.flatMap((one) => [
      counted('arrived', one.day, one.arrivals),
      counted('closed', one.day, one.closures),
    ]),
    ...verdicts.byVerdict.map((one) => counted('closed by verdict', one.verdict, one.of)),
    ...verdicts.byPolicy.flatMap((one) => [
      counted('with a verdict by policy', one.policy, one.judged),
      counted('false positives by policy', one.policy, one.falsePositive),
    ]),
    ...timesRows('time to acknowledge', acknowledging),
    ...timesRows('time to close', closing),
  ];
}

function timesRows(what: string, { all, before, bySeverity, bySource }: Times): Row[] {
  const took = (of: string, one: Took): Row => [
    what,
    of,
    one.of.value,
    one.of.query,
    one.medianMs === null ? null : Math.round(one.medianMs / 1000),
    one.p90Ms === null ? null : Math.round(one.p90Ms / 1000),
  ];
  return [
    took('this period', all),
    took('period before', before),
    ...bySeverity.map((one) => took(one.severity, one)),
    ...bySource.map((one) => took(one.source, one)),
  ];
}
