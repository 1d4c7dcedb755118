import { CopyButton } from '@/components/ui/copy-button';
import type { AuditEvent } from '@/lib/audit/schema';
import { changesOf, valueText } from './changes';

/** One record opened: when exactly, about what, and field by field what was and what is. */
export function AuditChanges({ event }: { event: AuditEvent }) {
  const changes = changesOf(event.before, event.after);
  return (
    <div className="grid gap-3">
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        <Fact label="Time" text={event.at} />
        <Fact label={event.subjectKind} text={event.subjectId} />
        {event.requestId && <Fact label="Request" text={event.requestId} />}
      </dl>
      {changes.length > 0 && (
        <table aria-label={`Changes of record ${event.seq}`} className="max-w-200 border-collapse text-left text-sm">
          <thead className="text-ink-3">
            <tr>
              <th scope="col" className="pr-6 font-normal">
                Field
              </th>
              <th scope="col" className="pr-6 font-normal">
                Before
              </th>
              <th scope="col" className="font-normal">
                After
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ field, was, is }) => (
              <tr key={field} className="align-top">
                <th scope="row" className="pr-6 font-normal text-ink-2">
                  {field}
                </th>
                <td className="max-w-80 whitespace-pre-wrap break-words pr-6">{valueText(was)}</td>
                <td className="max-w-80 whitespace-pre-wrap break-words">{valueText(is)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Fact({ label, text }: { label: string; text: string }) {
  return (
    <div className="flex items-center gap-1.5">
      <dt className="text-ink-3">{label}</dt>
      <dd className="flex items-center gap-1">
        <code className="text-xs">{text}</code>
        <CopyButton text={text} label={`Copy ${label}`} />
      </dd>
    </div>
  );
}
