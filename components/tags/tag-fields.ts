import { z } from 'zod';

/** The vendor's limits. */
export const TITLE_MAX = 30;
export const DESCRIPTION_MAX = 150;

/** What is typed to make or change a tag. Lengths are counted as the server counts them. */
export const TagFields = z.object({
  title: z.string().trim().min(1, 'Give the tag a title.').max(TITLE_MAX, `At most ${TITLE_MAX} characters.`),
  description: z.string().max(DESCRIPTION_MAX, `At most ${DESCRIPTION_MAX} characters.`),
  color: z.string(),
});
export type TagFields = z.infer<typeof TagFields>;

/** What is sent: an empty colour is left to the vendor, which then picks one. */
export function tagInput({ title, description, color }: TagFields): Record<string, string> {
  return { title, description, ...(color === '' ? {} : { color }) };
}

/** "12 of 30", and how many too many. */
export function lengthNote(text: string, max: number): string {
  const length = text.trim().length;
  return length > max ? `${length} of ${max}: ${length - max} too many` : `${length} of ${max}`;
}

/** Ids out of what was typed or pasted; `bad` holds what is no id. */
export function readIds(typed: string): { ids: string[]; bad: string[] } {
  const parts = [...new Set(typed.split(/[\s,;]+/).filter((part) => part !== ''))];
  const isId = (part: string) => /^\d{1,15}$/.test(part);
  return { ids: parts.filter(isId), bad: parts.filter((part) => !isId(part)) };
}

/** What has to be typed before a tag is deleted: its title, or its handle where no keyboard writes the title. */
export function typedName(title: string, handle: string): string {
  const plain = /^[\p{L}\p{N}\p{P}\p{S} ]+$/u.test(title) && !/ {2}|\p{Extended_Pictographic}|[‐-…’“”]/u.test(title);
  return plain && !hasRightToLeft(title) ? title : handle;
}

function hasRightToLeft(text: string): boolean {
  return /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(text);
}
