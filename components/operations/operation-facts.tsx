import { Badge } from '@/components/ui/badge';
import { CopyButton } from '@/components/ui/copy-button';
import { count } from '@/components/ui/format-number';
import type { OperationDetail } from '@/lib/operations/shapes';
import { holdWords } from './hold-words';
import { VerbMark } from './verb-mark';

/** What an operation is, what it will do, and whether that can be undone: before anything is sent. */
export function OperationFacts({ detail }: { detail: OperationDetail }) {
  return (
    <header className="grid gap-2 border-line border-b px-6 pt-4 pb-4 max-sm:px-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-lg">{detail.title}</h2>
        <Badge tone={detail.kind === 'write' ? 'warn' : 'outline'}>
          {detail.kind === 'write' ? 'Writes' : 'Reads'}
        </Badge>
        <Badge tone="outline">{pathWords(detail)}</Badge>
        {detail.support && <Badge tone="outline">Beside the contract</Badge>}
      </div>
      <p className="flex min-w-0 items-center gap-1.5">
        <VerbMark verb={detail.verb} />
        <code className="min-w-0 text-sm [overflow-wrap:anywhere]">{detail.path}</code>
        <CopyButton text={`${detail.verb} ${detail.path}`} label="Copy verb and path" />
      </p>
      <p className="max-w-[90ch] text-pretty">{detail.summary}</p>
      <ul className="grid max-w-[90ch] gap-0.5 text-ink-2 text-sm">
        <li>{effectWords(detail)}</li>
        <li>{limitWords(detail)}</li>
        {detail.notes.map((note) => (
          <li key={note} className="text-ink-3">
            {note}
          </li>
        ))}
      </ul>
    </header>
  );
}

function pathWords({ corrected, pathStatus }: OperationDetail): string {
  if (corrected) return 'Path corrected here';
  return pathStatus === 'confirmed' ? 'Path confirmed' : 'Path inferred';
}

function effectWords({ kind, undo, holds, interactive, readBack }: OperationDetail): string {
  if (kind === 'read') return 'It changes nothing at the vendor.';
  const wait = interactive ? 'It is sent at once.' : holdWords(holds);
  const back = undo === null ? 'What it did cannot be undone.' : `To undo it: ${undo}`;
  const lost = readBack === null ? ' If its answer is lost, a person has to look.' : '';
  return `${wait} ${back}${lost}`;
}

function limitWords({ rateLimit: { perSecond, perMinute, perHour } }: OperationDetail): string {
  const parts = [
    perSecond === undefined ? [] : `${count(perSecond)} a second`,
    perMinute === undefined ? [] : `${count(perMinute)} a minute`,
    perHour === undefined ? [] : `${count(perHour)} an hour`,
  ].flat();
  return parts.length > 0
    ? `At most ${parts.join(', ')}, with all else that counts against this limit.`
    : 'No limit is known.';
}
