import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { redact } from '@/lib/http/redact';
import { mutated } from './testing';
import { toAsset } from './workato/map';
import { WorkatoAsset } from './workato/schema';
import { toGroup, toTicket } from './zscaler-workflow/around';
import history from './zscaler-workflow/fixtures/history.json' with { type: 'json' };
import { SECRET_KEYS, toHistory } from './zscaler-workflow/map';
import { WORKFLOW_OPERATIONS } from './zscaler-workflow/operations';
import { Change, Group, Ticket } from './zscaler-workflow/schema';

type Case<Item> = {
  sample: unknown;
  schema: z.ZodType<Item>;
  map(item: Item): object;
  /** What of what came must be found in what was made, by its name there. */
  kept(came: Record<string, unknown>): Record<string, unknown>;
};

/** Feeds a mapper samples with values gone or changed: what its schema lets through is mapped, and nothing known is lost. */
function keeps<Item>({ sample, schema, map, kept }: Case<Item>): void {
  let mapped = 0;
  const hold = (mutant: unknown) => {
    const came = redact(mutant, []);
    const read = schema.safeParse(came);
    if (!read.success) return;
    const made = map(read.data);
    expect(made).toMatchObject(kept(recordOf(came)));
    // Nothing in it that Postgres could not hold.
    expect(JSON.stringify(made)).not.toMatch(/\\u0000|\\ud[89a-f]/i);
    mapped += 1;
  };
  fc.assert(fc.property(mutated(sample), hold), { numRuns: 400 });
  expect(mapped).toBeGreaterThan(100);
}

/** A list is no record, whatever names somebody gave its entries. */
const recordOf = (value: unknown): Record<string, unknown> => (Array.isArray(value) ? {} : Object(value));
/** A text stays as it is, a number becomes its text, anything else is told by `raw` alone. */
const wordOf = (value: unknown) => (typeof value === 'string' || isNumber(value) ? String(value) : null);
/** As a word; a number that is beyond what is exact names nothing. */
const idOf = (value: unknown) => (isNumber(value) && !Number.isSafeInteger(value) ? null : wordOf(value));
const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const sampleOf = (operations: typeof WORKFLOW_OPERATIONS, id: string, list: string): unknown =>
  recordOf(operations.find((one) => one.id === id)?.sample.answer)[list];
const firstOf = (list: unknown): unknown => (Array.isArray(list) ? list[0] : undefined);
const without = (record: Record<string, unknown>) => redact(record, SECRET_KEYS);

test('an entry of a DLP incident’s history keeps what it says, whatever it becomes', () => {
  keeps({
    sample: history.changeHistory[0],
    schema: Change,
    map: toHistory,
    kept: (came) => ({
      type: wordOf(came.changeType),
      before: wordOf(recordOf(came.changeData).before),
      after: wordOf(recordOf(came.changeData).after),
      raw: without(came),
    }),
  });
});

test('a ticket keeps its id as text, its state and its place, and opens nothing but a safe link', () => {
  keeps({
    sample: firstOf(sampleOf(WORKFLOW_OPERATIONS, 'get_generated_tickets', 'tickets')),
    schema: Ticket,
    map: (item) => {
      const ticket = toTicket(item);
      expect(ticket.url ?? 'https://none').toMatch(/^https:\/\/[^@]*$/);
      return ticket;
    },
    kept: (came) => ({
      type: wordOf(came.ticketType),
      system: wordOf(came.ticketingSystemName),
      project: wordOf(came.projectName),
      ticketId: idOf(recordOf(came.ticketInfo).ticketId),
      state: wordOf(recordOf(came.ticketInfo).state),
      raw: without(came),
    }),
  });
});

test('a group of incidents keeps its id as text, and its words', () => {
  keeps({
    sample: firstOf(sampleOf(WORKFLOW_OPERATIONS, 'incident_group_search', 'incidentGroups')),
    schema: Group,
    map: toGroup,
    kept: (came) => ({
      id: String(came.id),
      name: wordOf(came.name),
      description: wordOf(came.description),
      status: wordOf(came.status),
      raw: without(came),
    }),
  });
  expect(Group.safeParse({ id: 2 ** 53 }).success).toBe(false);
});

test('a recipe or a connection keeps its id as text and every tag that is one', () => {
  const isTag = (value: unknown) => isText(value) && value.length > 0 && value.length <= 200;
  keeps({
    sample: {
      id: 54525313,
      name: 'Nightly copy',
      tags: ['tag-a', { handle: 'tag-b', title: 'B' }, { handle: 'tag-c' }],
    },
    schema: WorkatoAsset,
    map: (item) => toAsset(item, 'recipe'),
    kept: ({ id, tags }) => ({
      id: String(id),
      tags: (Array.isArray(tags) ? tags : [])
        .map((tag: unknown) => (isText(tag) ? tag : recordOf(tag).handle))
        .filter(isTag),
    }),
  });
});
