'use client';

import { useNowText } from './clock';
import { age, timeLeft } from './format-time';

type Instant = Date | string | number;

/**
 * How long ago: "9 m". Hover or focus says exactly when, with the zone. `focusable` puts it in the tab order; leave it
 * out in long lists, where each row's own page says it. `suffix` for sentences: "9 m ago".
 */
export function RelativeTime({
  at,
  focusable = false,
  suffix = '',
  className,
}: {
  at: Instant;
  focusable?: boolean;
  suffix?: string;
  className?: string;
}) {
  const date = new Date(at);
  const text = useNowText((now) => age(now - date.getTime()));
  return <Time date={date} text={text + suffix} focusable={focusable} className={className} />;
}

/** Time left to a target: "1:10"; red with a minus once it is missed. */
export function TimeLeft({ until }: { until: Instant }) {
  const date = new Date(until);
  const text = useNowText((now) => timeLeft(date.getTime() - now));
  return <Time date={date} text={text} className={text.startsWith('−') ? 'font-semibold text-critical' : undefined} />;
}

function Time(props: { date: Date; text: string; focusable?: boolean; className?: string }) {
  const iso = props.date.toISOString();
  return (
    <time
      dateTime={iso}
      data-tip-at={iso}
      // Focus is how a keyboard asks for the exact time.
      tabIndex={props.focusable ? 0 : undefined}
      className={props.className}
    >
      {props.text}
    </time>
  );
}
