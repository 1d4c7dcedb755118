import { Badge } from '@/components/ui/badge';
import type { Agreement, LockdownLook, LockdownPlan } from '@/lib/lockdown/shapes';

export type FoundDocument = Extract<LockdownLook, { found: true }>;

const WORDS: Record<Agreement, string> = { agree: 'Agree', differ: 'Differ', unsaid: 'Cannot be compared' };
const UNSAID = 'does not say';

/** What the incident says of its file beside what Edge says of the document, and whether that is the same. */
export function DocumentCompared({ file, look }: { file: LockdownPlan['file']; look: FoundDocument }) {
  const { agreement } = look;
  const ourOwner = [file.ownerName, file.owner].filter(Boolean).join(', ') || null;
  return (
    <table className="w-full table-fixed text-left">
      <caption className="sr-only">The incident and the document compared</caption>
      <thead>
        <tr className="text-ink-3 text-sm">
          <th scope="col" className="w-16 font-normal">
            <span className="sr-only">What</span>
          </th>
          <th scope="col" className="font-normal">
            The incident says
          </th>
          <th scope="col" className="font-normal">
            Edge says
          </th>
          <th scope="col" className="w-36 font-normal">
            <span className="sr-only">Whether they agree</span>
          </th>
        </tr>
      </thead>
      <tbody>
        <Row label="Name" ours={file.name} theirs={look.name} agreement={agreement.name} />
        <Row label="Owner" ours={ourOwner} theirs={look.owner} agreement={agreement.owner} />
      </tbody>
    </table>
  );
}

type RowProps = { label: string; ours: string | null; theirs: string | null; agreement: Agreement };

function Row({ label, ours, theirs, agreement }: RowProps) {
  return (
    <tr className="border-line border-t align-baseline">
      <th scope="row" className="py-1.5 font-normal text-ink-3">
        {label}
      </th>
      <td className="py-1.5 pr-2 [overflow-wrap:anywhere]">
        {ours === null ? <span className="text-ink-3">{UNSAID}</span> : <bdi>{ours}</bdi>}
      </td>
      <td className="py-1.5 pr-2 [overflow-wrap:anywhere]">
        {theirs === null ? <span className="text-ink-3">{UNSAID}</span> : <bdi>{theirs}</bdi>}
      </td>
      <td className="py-1.5">
        <Badge tone={agreement === 'agree' ? undefined : 'outline'}>{WORDS[agreement]}</Badge>
      </td>
    </tr>
  );
}
