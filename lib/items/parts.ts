import type { ItemNoun } from '@/lib/model/record';

/** What a list can be narrowed to, value by value. */
export const ITEM_PARTS = ['kind', 'status', 'tenant', 'workflow', 'person', 'app'] as const;
export type ItemPart = (typeof ITEM_PARTS)[number];

const OF_ALL: readonly ItemPart[] = ['kind', 'status', 'tenant'];

/** The parts that items of a noun have. */
export function partsOf(noun: ItemNoun): readonly ItemPart[] {
  return noun === 'workflow_run' ? ITEM_PARTS : OF_ALL;
}
