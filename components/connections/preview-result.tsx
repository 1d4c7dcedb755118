import { plural } from '@/components/ui/format-number';
import { RelativeTime } from '@/components/ui/relative-time';
import { SeverityIcon } from '@/components/ui/severity-icon';
import type { ConnectionPreview } from '@/lib/connections/schema';
import { Severity } from '@/lib/model/finding';

/** What the vendor answered to a test: its words, and the first page of what would be read. */
export function PreviewResult({ preview }: { preview: ConnectionPreview | null }) {
  return (
    <section
      ref={preview === null ? undefined : showAt}
      aria-labelledby="preview"
      aria-live="polite"
      className="grid gap-2"
    >
      <h2 id="preview" className="font-medium text-md">
        Test
      </h2>
      {preview === null ? (
        <p className="max-w-140 text-ink-2">
          Asks the vendor whether it takes these credentials, and for its newest records. Nothing of it is kept.
        </p>
      ) : (
        <Answer preview={preview} />
      )}
    </section>
  );
}

/** On a phone the answer stands below the form: it comes into view when it is there. */
function showAt(section: HTMLElement | null): void {
  section?.scrollIntoView({ block: 'nearest' });
}

function Answer({ preview: { words, noun, total, items, odd } }: { preview: ConnectionPreview }) {
  const one = noun === 'finding' || noun === null ? 'finding' : noun.replaceAll('_', ' ');
  return (
    <>
      <p className="border-ok border-l-2 pl-3">
        {words}
        {total !== null && <span className="text-ink-2"> It counts {plural(total, one)} in this span.</span>}
      </p>
      {items.length === 0 && <p className="text-ink-2">Its newest span of time holds no record; older ones may.</p>}
      {items.length > 0 && (
        <table aria-label="First records" className="w-full table-fixed border-collapse text-left">
          <thead className="text-ink-3 text-sm">
            <tr>
              <th scope="col" className="h-7 font-normal">
                The newest {items.length}
              </th>
              <th scope="col" className="h-7 w-28 pl-3 font-normal max-sm:hidden">
                Status
              </th>
              <th scope="col" className="h-7 w-14 pl-3 text-right font-normal">
                Age
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ title, severity, status, at }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: records of a test have no id here
              <tr key={index} className="h-7 border-line border-t">
                <td className="truncate">
                  <SeverityOf severity={severity} />
                  <bdi>{title}</bdi>
                </td>
                <td className="truncate pl-3 text-ink-2 max-sm:hidden">{status?.replaceAll('_', ' ') ?? '–'}</td>
                <td className="pl-3 text-right text-ink-2">
                  <RelativeTime at={at} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {odd > 0 && (
        <p className="text-warn">
          {plural(odd, 'record')} of this page could not be read and would be set aside and counted.
        </p>
      )}
    </>
  );
}

function SeverityOf({ severity }: { severity: string | null }) {
  const known = Severity.safeParse(severity);
  return known.success ? <SeverityIcon severity={known.data} className="mr-2" /> : null;
}
