'use client';

import { useQueries } from '@tanstack/react-query';
import { directory } from '@/components/directory/queries';
import { asRecord, namesAt, type Raw, recordAt, recordsAt, textAt, textsAt } from '@/components/items/raw-value';
import type { Tagged } from './filter-draft';

const READS = [
  { operation: 'queryApps', list: 'apps' },
  { operation: 'queryGroups', list: 'groups' },
  { operation: 'queryPolicies', list: 'policies' },
  { operation: 'queryAppControlPolicies', list: 'app_control_policies' },
] as const;

export type KnownTags = {
  /** Every tag that is in use, with what it is called. */
  names: Record<string, string>;
  tags: readonly string[];
  /** The apps with their tags; null while they are not known. */
  apps: readonly Tagged[] | null;
  /** A list could not be read: what is offered is not all there is. */
  isPartial: boolean;
};

/** The tags that a tenant's filters can be made of: those of its apps and groups, and those that its policies use. */
export function useKnownTags(tenantId: string): KnownTags {
  return useQueries({
    queries: READS.map(({ operation }) => directory.read(tenantId, operation, { params: {}, query: {} })),
    combine: (answers) => {
      const listed = answers.map(({ data }, at) => recordsAt(asRecord(data) ?? {}, READS[at]?.list ?? ''));
      const [apps = [], groups = [], ...policies] = listed;
      const names: Record<string, string> = {
        ...named('app', apps),
        ...named('group', groups),
        ...Object.assign({}, ...policies.flat().map((raw) => namesAt(raw, 'filter_selector_display_names'))),
      };
      const used = policies.flat().flatMap((raw) => [...tagsIn(raw, 'app_filter'), ...tagsIn(raw, 'session_filter')]);
      const own = apps.flatMap((app) => textsAt(app, 'tags'));
      return {
        names,
        tags: [...new Set([...Object.keys(names), ...own, ...used])].sort(),
        apps: answers[0]?.data === undefined ? null : apps.map(taggedApp),
        isPartial: answers.some(({ isError }) => isError),
      };
    },
  });
}

function named(kind: string, records: readonly Raw[]): Record<string, string> {
  const pairs = records.flatMap((raw) => {
    const [uuid, name] = [textAt(raw, 'uuid'), textAt(raw, 'name')];
    return uuid && name ? [[`${kind}:${uuid}`, name] as const] : [];
  });
  return Object.fromEntries(pairs);
}

function taggedApp(raw: Raw): Tagged {
  return { name: textAt(raw, 'name') ?? '', tags: [`app:${textAt(raw, 'uuid')}`, ...textsAt(raw, 'tags')] };
}

function tagsIn(raw: Raw, key: string): string[] {
  const filter = recordAt(raw, key) ?? {};
  return [...recordsAt(filter, 'include_any'), ...recordsAt(filter, 'exclude_any')].flatMap((one) =>
    textsAt(one, 'all'),
  );
}
