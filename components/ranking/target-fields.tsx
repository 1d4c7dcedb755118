import { Input } from '@/components/ui/input';
import { type Draft, type Errors, SOURCE_ORDER, TARGETED } from './draft';

const SOURCE_WORDS = { dlp: 'DLP', posture: 'Posture', edge: 'Edge', automation: 'Automation' };
const SEVERITY_WORDS = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  unknown: 'Unknown',
  info: 'Info',
};

/** By when findings should be closed, by severity and source. */
export function TargetFields({
  draft,
  errors,
  onChange,
}: {
  draft: Draft['targets'];
  errors: Errors;
  onChange(targets: Draft['targets']): void;
}) {
  const wrong = Object.entries(errors).find(([name]) => name.includes(' '));
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium">Time to close</legend>
      <p id="targets-hint" className="mb-2 text-ink-3 text-sm">
        From when a finding is first seen here, such as 30m, 4h or 7d; empty for none. It stands still while somebody
        else is waited for.
      </p>
      <table className="w-full border-separate border-spacing-1 text-sm">
        <thead>
          <tr>
            <td />
            {SOURCE_ORDER.map((source) => (
              <th key={source} scope="col" className="text-left font-normal text-ink-2">
                {SOURCE_WORDS[source]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {TARGETED.map((severity) => (
            <tr key={severity}>
              <th scope="row" className="pr-2 text-left font-normal text-ink-2">
                {SEVERITY_WORDS[severity]}
              </th>
              {SOURCE_ORDER.map((source) => {
                const name = `${source} ${severity}`;
                return (
                  <td key={source}>
                    <Input
                      aria-label={`${SOURCE_WORDS[source]}, ${severity}`}
                      aria-describedby={errors[name] ? 'targets-error' : 'targets-hint'}
                      aria-invalid={errors[name] ? true : undefined}
                      className="w-full min-w-14 tabular-nums"
                      placeholder="None"
                      value={draft[source][severity]}
                      onChange={(event) =>
                        onChange({ ...draft, [source]: { ...draft[source], [severity]: event.target.value } })
                      }
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p id="targets-error" aria-live="polite" className="mt-1 text-bad text-sm empty:hidden">
        {wrong && `${wrong[0].replace(' ', ', ')}: ${wrong[1]}`}
      </p>
    </fieldset>
  );
}
