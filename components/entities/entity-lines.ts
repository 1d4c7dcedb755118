import type { Route } from 'next';
import type { Entity, JoinedApproval, JoinedChange, JoinedFinding } from '@/lib/entities/shapes';

/** One line of an entity's timeline, whatever it is. */
export type EntityLine = { key: string; at: string; href: Route; title: string } & (
  | { type: 'finding'; of: JoinedFinding }
  | { type: 'approval'; of: JoinedApproval }
  | { type: 'change'; of: JoinedChange }
);

/** The cast holds because the page exists; `Route` cannot read a template. */
const findingHref = (id: string): Route => `/findings/${id}` as Route;

/** Findings, requests and changes on one timeline, the newest first. */
export function entityLines({ findings, approvals, changes }: Entity): EntityLine[] {
  const lines: EntityLine[] = [
    ...findings.items.map((of): EntityLine => {
      const { id, title, createdAt: at } = of;
      return { type: 'finding', key: `finding-${id}`, at, title, href: findingHref(id), of };
    }),
    ...approvals.map((of): EntityLine => {
      const { id, title, at } = of;
      return { type: 'approval', key: `item-${id}`, at, title, href: `/approvals?item=${id}`, of };
    }),
    ...changes.items.map((of): EntityLine => {
      const { id, title, at } = of;
      return { type: 'change', key: `item-${id}`, at, title, href: `/activity?item=${id}`, of };
    }),
  ];
  return lines.sort((one, other) => Date.parse(other.at) - Date.parse(one.at) || (one.key < other.key ? -1 : 1));
}
