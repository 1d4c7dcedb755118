import type { OperationSummary } from '@/lib/operations/shapes';

export type ResourceGroup = { resource: string; operations: OperationSummary[] };

/**
 * The operations that hold every word of a text, by resource. What a role may never call is not among them; what is only
 * switched off for this tenant is.
 */
export function groupsOf(all: readonly OperationSummary[], text: string): ResourceGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter((one) => {
    const told = [one.id, one.title, one.resource, one.verb, one.path, one.summary].join('\n').toLowerCase();
    return one.may && words.every((word) => told.includes(word));
  });
  const resources = [...new Set(found.map(({ resource }) => resource))];
  return resources.map((resource) => ({
    resource,
    operations: found.filter((one) => one.resource === resource),
  }));
}
