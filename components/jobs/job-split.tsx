import { count, plural } from '@/components/ui/format-number';
import { duration } from '@/components/ui/format-time';
import { ACTION_RULES } from '@/lib/actions/rules';
import type { JobDetail, JobPart } from '@/lib/jobs/shapes';

/** What a job does at each tenant: what is sent there, what stays here, what is skipped and why, and how long it takes. */
export function JobSplit({ job }: { job: JobDetail }) {
  return (
    <table aria-label="What will happen" className="w-full border-collapse text-left">
      <thead className="text-ink-3 text-sm">
        <tr className="border-line border-b">
          <th scope="col" className="py-1 pr-3 font-normal">
            Tenant
          </th>
          <th scope="col" className="py-1 pr-3 text-right font-normal">
            Findings
          </th>
          <th scope="col" className="py-1 font-normal">
            What
          </th>
        </tr>
      </thead>
      <tbody>
        {job.plan.parts.map((part) => (
          <tr key={`${part.tenant.id} ${part.command} ${part.skipped}`} className="border-line border-b align-baseline">
            <th scope="row" className="py-1.5 pr-3 font-normal">
              <bdi>{part.tenant.name}</bdi>
            </th>
            <td className="py-1.5 pr-3 text-right">{count(part.count)}</td>
            <td className="py-1.5">
              <What part={part} job={job} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function What({ part, job }: { part: JobPart; job: JobDetail }) {
  if (part.skipped) {
    return (
      <>
        <span className="text-warn">Skipped.</span> <span className="text-ink-2">{part.skipped}</span>
      </>
    );
  }
  if (!part.command) return <span className="text-ink-2">Kept here only</span>;
  const budget = job.budgets.find(({ tenant }) => tenant.id === part.tenant.id);
  return (
    <>
      {ACTION_RULES[part.command].words} at the vendor
      {part.final && <span className="text-warn">, which cannot be undone there</span>}
      {budget && (
        <span className="block text-ink-3 text-sm">
          {`About ${duration(budget.seconds * 1000)} within its limit`}
          {budget.leftThisHour !== null && `, ${plural(budget.leftThisHour, 'call')} left this hour`}
        </span>
      )}
    </>
  );
}
