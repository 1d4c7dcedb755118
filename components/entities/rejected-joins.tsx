import { ClockTime } from '@/components/findings/clock-time';
import { Section } from '@/components/items/section';
import { Button } from '@/components/ui/button';
import type { RestoreBody } from '@/lib/entities/schema';
import type { Rejection } from '@/lib/entities/shapes';

const NOUNS: Record<string, string> = { workflow_run: 'Request', activity: 'Change', user: 'Edge user' };

/** What somebody said does not belong here: who, when and why, and the way back. */
export function RejectedJoins({
  rejected,
  forbidden,
  onRestore,
}: {
  rejected: readonly Rejection[];
  forbidden: string | undefined;
  onRestore: (join: RestoreBody) => void;
}) {
  if (rejected.length === 0) return null;
  return (
    <Section title="Rejected joins">
      <ul aria-label="Rejected joins">
        {rejected.map((one) => (
          <li
            key={`${one.type}-${one.id}`}
            className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-line border-t py-1"
          >
            <span className="min-w-0 grow basis-80">
              <span className="text-ink-3">{one.noun === null ? 'Finding' : (NOUNS[one.noun] ?? 'Entry')}</span>{' '}
              <bdi className="[overflow-wrap:anywhere]">{one.title}</bdi>
              <span className="block text-ink-2 text-sm [overflow-wrap:anywhere]">
                {one.by.name}, <ClockTime at={one.at} focusable />: <bdi>“{one.reason}”</bdi>
              </span>
            </span>
            <Button
              size="sm"
              unavailable={forbidden}
              aria-label={`Bring back ${one.title}`}
              onClick={() => onRestore({ type: one.type, id: one.id })}
            >
              Bring back
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
