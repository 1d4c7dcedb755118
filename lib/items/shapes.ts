import type { Instant, Person, Tenant, Write } from '@/lib/findings/shapes';
import type { CommandKind } from '@/lib/model/command';
import type { ItemNoun } from '@/lib/model/record';
import type { ItemPart } from './parts';

/** What a list shows of each noun beyond title and status; null where the vendor does not say. */
export type ItemFacts = {
  policy: { description: string | null; action: string | null };
  workflow: { description: string | null };
  workflow_run: {
    workflow: string | null;
    user: string | null;
    app: string | null;
    question: string | null;
    /** Answers that can be given, by the vendor's index; empty where it names none. */
    answers: { index: string; label: string }[];
    answered: string | null;
    createdAt: Instant | null;
  };
  tag: { description: string | null; color: string | null; assignments: number | null; author: string | null };
  activity: {
    event: string | null;
    actor: string | null;
    address: string | null;
    resource: string | null;
    resourceKind: string | null;
    environment: string | null;
  };
  user: { email: string | null };
};

export type ItemRow<N extends ItemNoun = ItemNoun> = {
  id: string;
  noun: N;
  kind: string;
  tenant: Tenant;
  /** The vendor's id, and the target of commands on it. */
  externalId: string;
  title: string;
  status: string | null;
  /** Last change, or the time of the event. */
  at: Instant;
  goneAt: Instant | null;
  write: Write | null;
  facts: ItemFacts[N];
};

/** GET /api/items/[noun] */
export type ItemPage<N extends ItemNoun = ItemNoun> = { items: ItemRow<N>[]; next: string | null };

/** GET /api/items/[noun]/facets: values to filter by, with counts under the other filters. */
export type ItemFacetValue = { value: string | null; label: string; count: number };
/** Empty where such items have no such facet. */
export type ItemFacets = { total: number } & Record<ItemPart, ItemFacetValue[]>;

/** One content of an item, as it was seen. `n` counts from 1, the oldest that is known. */
export type ItemVersion = {
  n: number;
  seenAt: Instant;
  title: string;
  status: string | null;
  /** The vendor's time of that change. */
  at: Instant;
  raw: Record<string, unknown>;
  /** What was sent from here since the look before, newest first. */
  asked: { actionId: string; command: CommandKind; operation: string | null; by: Person; answeredBy: Person | null }[];
};
/** GET /api/items/[noun]/[id]/versions: newest first. `isCut`: older ones are kept and not among these. */
export type ItemVersions = { versions: ItemVersion[]; isCut: boolean };

/** GET /api/items/[noun]/[id] */
export type ItemDetail<N extends ItemNoun = ItemNoun> = ItemRow<N> & {
  /** Enum, number, name: what this tenant's numbers mean, as its admin has written it down. */
  names: Record<string, Record<string, string>>;
  raw: Record<string, unknown>;
  actions: (Write & {
    requestedBy: Person;
    requestedAt: Instant;
    /** The second person who agreed or refused, where one was needed. */
    answeredBy: Person | null;
    /** The vendor's name of it, where it was called by that. */
    operation: string | null;
  })[];
};
