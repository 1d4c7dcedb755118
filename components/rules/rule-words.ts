import { count } from '@/components/ui/format-number';
import type { Effect } from '@/lib/rules/shapes';

export const EFFECT_OPTIONS = [
  { value: 'suppress', label: 'Suppress' },
  { value: 'assign', label: 'Assign' },
  { value: 'label', label: 'Label' },
  { value: 'snooze', label: 'Snooze' },
] as const;

const DAY = 1440;
export const SNOOZE_MINUTES = [240, DAY, 3 * DAY, 7 * DAY, 30 * DAY] as const;

/** What a rule does, as a list says it. */
export function effectWords(effect: Effect): string {
  switch (effect.type) {
    case 'assign':
      return `Assign to ${effect.owner.name}`;
    case 'label':
      return `Label ${effect.label}`;
    case 'snooze':
      return `Snooze for ${spanWords(effect.minutes)}`;
    case 'suppress':
      return 'Suppress';
  }
}

/** The same as what would have been done. */
export function doneWords(type: Effect['type']): string {
  const words = { assign: 'assigned', label: 'labelled', snooze: 'snoozed', suppress: 'suppressed' };
  return words[type];
}

export function spanWords(minutes: number): string {
  const [n, unit] =
    minutes % DAY === 0 ? [minutes / DAY, 'day'] : minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return `${count(n)} ${unit}${n === 1 ? '' : 's'}`;
}
