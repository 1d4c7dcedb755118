import { ClockTime } from '@/components/findings/clock-time';
import { Section } from '@/components/items/section';
import type { CaseEvent } from '@/lib/cases/shapes';
import { caseWords } from './case-words';

/** What was done to the case, newest first; each finding has a timeline of its own. */
export function CaseTimeline({ events }: { events: readonly CaseEvent[] }) {
  return (
    <Section title="Timeline">
      <ol aria-label="Timeline" className="grid gap-1.5">
        {events.map((event) => {
          const { words, quote } = caseWords(event);
          return (
            <li key={event.seq} className="grid grid-cols-[minmax(0,4.5rem)_minmax(0,1fr)] items-baseline gap-x-2">
              <span className="text-ink-3 text-sm">
                <ClockTime at={event.at} focusable />
              </span>
              <span className="min-w-0 [overflow-wrap:anywhere]">
                <span className="text-ink-2">{event.actor}</span> <bdi>{words}</bdi>
                {quote && (
                  <span className="mt-0.5 block whitespace-pre-line border-line-strong border-l-2 pl-2 text-ink-2">
                    <bdi>{quote}</bdi>
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
