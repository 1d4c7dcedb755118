import { plural } from '@/components/ui/format-number';
import { SeverityIcon, severityLabel } from '@/components/ui/severity-icon';
import type { FindingRow, MergedMark as Mark } from '@/lib/findings/shapes';
import { SEVERITY_WORDS } from '@/lib/query/fields';

/** For how many others a row stands; one of them that is worse than it is shown, lest it be lost behind it. */
export function MergedMark({ of: { severity }, merged: { count, worst } }: { of: FindingRow; merged: Mark }) {
  const isWorse = worst !== null && SEVERITY_WORDS.indexOf(worst) < SEVERITY_WORDS.indexOf(severity);
  const worse = isWorse ? `, one of them ${severityLabel(worst).toLowerCase()}` : '';
  return (
    <span
      className="inline-flex shrink-0 items-center gap-1 self-center text-ink-2"
      data-tip={`Stands for ${plural(count, 'merged finding')}${worse}`}
    >
      +{count} merged
      {isWorse && <SeverityIcon severity={worst} />}
    </span>
  );
}
