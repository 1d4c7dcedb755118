import { type Rng, rng } from '../core/random';
import type { World } from '../core/world';

export const colors = [
  'blue',
  'violet',
  'green',
  'red',
  'orange',
  'gold',
  'indigo',
  'brown',
  'teal',
  'plum',
  'slate',
  'neutral',
] as const;
export type Color = (typeof colors)[number];

export type Tag = {
  handle: string;
  title: string;
  description: string;
  color: Color;
  created: number;
  updated: number;
  author: { id: number; name: string; avatar_url: string };
};

export const TITLE_LENGTH = 30;
export const DESCRIPTION_LENGTH = 150;

const DAY = 86_400_000;
const subjects = ['Accounting', 'HR', 'Finance', 'Sales', 'Security', 'Support', 'Legal', 'Payroll', 'Marketing', 'IT'];
const states = ['', ' review', ' approved', ' legacy', ' on hold', ' urgent'];

/** The tags of the workspace, seen from both environments. */
export function seedTags(world: World, count: number): Tag[] {
  const hostile = world.attackList.filter((text) => text.length <= TITLE_LENGTH);
  return Array.from({ length: count }, (_, i) => {
    const dice = rng(`${world.seed}:workato:tag:${i}`);
    const title = `${subjects[i % subjects.length]}${states[Math.floor(i / subjects.length) % states.length]}`;
    const author = dice.pick(world.people);
    const created = world.epochMs - dice.int(20 * DAY, 600 * DAY);
    return {
      handle: newHandle(dice),
      title: i % 15 === 7 ? (hostile[Math.floor(i / 15) % hostile.length] ?? title) : title,
      description: `${title} assets`,
      color: dice.pick(colors),
      created,
      updated: created + dice.int(0, 10 * DAY),
      author: { id: author.id, name: author.name, avatar_url: '' },
    };
  });
}

export function newHandle(dice: Rng): string {
  const part = (length: number) => Array.from({ length }, () => dice.pick(LETTERS)).join('');
  return `tag-${part(8)}-${part(6)}`;
}

const LETTERS = [...'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789'];
