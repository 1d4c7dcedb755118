import type { Dashboard } from './shapes';

/** What each number counts, in a sentence to stand beside it. */
export const DEFINITIONS: Dashboard['definitions'] = {
  open: 'Findings that are neither accepted, resolved, merged, suppressed nor snoozed now, counting both what the vendor says and what we decided here. What is put aside is not in the number before either.',
  arrivals: 'Findings by the time their vendor gives as their creation, whenever we first read them.',
  closures:
    'Findings that are closed now, by the time they became so: the vendor’s last change where the vendor closed them, our own decision where we did. One that was opened again is not among them.',
  before:
    'The same number of days directly before. What was open then leaves out findings that were closed and opened again since.',
  oldest: 'Open findings by the time of their creation at the vendor, the longest waiting first.',
  byDay: 'Days run from midnight to midnight in UTC; today is not over yet.',
  suppressed: 'Findings that arrived in the period and are accepted now: at the vendor or by one of us.',
  acknowledging:
    'From when we first read a finding to the first thing one of us did to it, by its history, over the findings first touched in the period. What a rule did does not count, nor the vendor’s time before we read it.',
  closing:
    'From the creation at the vendor to the closing, over the findings closed in the period. Half took no longer than the median, nine in ten no longer than the second number.',
  late: 'Findings closed in the period after their target had run out: Settings, Ranking says how soon each should be closed. One that was closed before we first read it never had a clock, and is not late.',
  overdue:
    'Open findings whose target had run out at the time of these numbers. One that waits for somebody else has no clock meanwhile.',
  verdicts: 'Over the findings closed in the period that one of us gave a verdict.',
};
