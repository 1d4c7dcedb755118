import { z } from 'zod';

/** What a bar chart can be divided by: all that the query language can ask for one value of. */
export const CARD_BY = [
  'severity',
  'source',
  'kind',
  'status',
  'verdict',
  'owner',
  'tenant',
  'policy',
  'account',
  'person',
  'resource',
] as const;
/** A line goes over the days on which findings were created or closed. */
export const CARD_DAYS = ['created', 'closed'] as const;
export const CHARTS = ['number', 'bars', 'line'] as const;
export const MOST_CARDS = 24;

const chart = { chart: z.enum(CHARTS), by: z.enum([...CARD_BY, ...CARD_DAYS]) };
// Read by the language's own parser, which points at what is wrong.
const q = z.string().max(2000, 'At most 2,000 characters.');

type Drawn = { chart: (typeof CHARTS)[number]; by: (typeof CARD_BY)[number] | (typeof CARD_DAYS)[number] };
const isDay = (by: Drawn['by']) => CARD_DAYS.some((day) => day === by);
const fits = ({ chart, by }: Drawn) => chart === 'number' || (chart === 'line') === isDay(by);
const FITS = { error: 'A line goes over days; bars go over anything else.', path: ['by'] };

export const Card = z
  .strictObject({
    // Made by whoever adds the card; tells cards of one dashboard apart, nothing else.
    id: z.string().regex(/^[\w-]{8,40}$/, 'No id of a card.'),
    title: z.string().trim().min(1, 'Give it a title.').max(80),
    q,
    ...chart,
    isWide: z.boolean().default(false),
  })
  .refine(fits, FITS);
export type Card = z.infer<typeof Card>;

/** A card that is not kept yet, to see what it shows. */
export const CardQuery = z
  .object({ q: q.default(''), ...chart, days: z.coerce.number().int().min(1).max(366).default(30) })
  .refine(fits, FITS);
export type CardQuery = z.infer<typeof CardQuery>;

const fields = {
  name: z.string().trim().min(1, 'Give it a name.').max(60),
  cards: z
    .array(Card)
    .max(MOST_CARDS, `At most ${MOST_CARDS} cards.`)
    .refine((cards) => new Set(cards.map(({ id }) => id)).size === cards.length, 'Two cards have one id.'),
};
const version = z.int32().positive();

export const BoardId = z.object({ id: z.uuid().toLowerCase() });
export const BoardDays = z.object({ days: z.coerce.number().int().min(1).max(366).default(30) });
export const CreateBoard = z.strictObject({
  name: fields.name,
  cards: fields.cards.default([]),
  isShared: z.boolean().default(false),
});
export type CreateBoard = z.infer<typeof CreateBoard>;
export const UpdateBoard = z.strictObject({
  version,
  name: fields.name.optional(),
  cards: fields.cards.optional(),
  isShared: z.boolean().optional(),
});
export type UpdateBoard = z.infer<typeof UpdateBoard>;
export const BoardVersion = z.strictObject({ version });
