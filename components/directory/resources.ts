import { spoken } from '@/components/items/words';
import type { OperationSummary } from '@/lib/operations/shapes';

/** One kind of thing that a vendor holds, with everything its operation table can do to it. */
export type Resource = {
  id: string;
  label: string;
  /** What one is called: "group". */
  one: string;
  /** The field of a record that names it in the path; null where the vendor has only one. */
  key: string | null;
  list: OperationSummary | null;
  detail: OperationSummary | null;
  create: OperationSummary | null;
  change: OperationSummary | null;
  remove: OperationSummary | null;
  /** What has no usual place. */
  others: readonly OperationSummary[];
};

/** Which resources stand together. One that is new at the vendor stands under the last heading by itself. */
const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ['People and access', ['users', 'groups', 'devices', 'apps', 'accesses', 'tokens', 'auth']],
  ['Detection', ['alerts', 'alert_configs', 'documents', 'query_views', 'audit_events']],
  ['Control', ['policies', 'app_control_policies', 'workflows', 'workflow_runs']],
  ['Posture', ['posture_attributes', 'posture_profiles', 'client_configs', 'ca_certificates']],
  ['Network', ['connectors', 'gateways', 'deployment', 'countries']],
  ['Data', ['datasets', 'dashboards', 'cards', 'data_export', 'blobs']],
  ['Account', ['accounts', 'onboarding', 'channels', 'integrations']],
];
const REST = 'Other';

const LABELS: Readonly<Record<string, string>> = {
  accesses: 'Access rules',
  auth: 'Sign-in',
  ca_certificates: 'CA certificates',
  query_views: 'Query views',
};
const ONE: Readonly<Record<string, string>> = {
  accesses: 'access rule',
  auth: 'sign-in',
  countries: 'country',
  data_export: 'data export',
  deployment: 'deployment option',
  onboarding: 'onboarding state',
};
/** Where a path names a record by another field than its own parameter says. */
const KEYS: Readonly<Record<string, string>> = { connectors: 'unique_name' };

/** The resources of a vendor, from its operations. */
export function resourcesOf(operations: readonly OperationSummary[]): Resource[] {
  const ids = [...new Set(operations.map(({ resource }) => resource))];
  return ids.map((id) => {
    const own = operations.filter(({ resource }) => resource === id);
    const at = (slot: OperationSummary['slot']) => own.find((one) => one.slot === slot) ?? null;
    const [detail, change, list] = [at('one'), at('change'), at('list')];
    return {
      id,
      label: LABELS[id] ?? spoken(id),
      one: ONE[id] ?? spoken(id).toLowerCase().replace(/ies$/, 'y').replace(/s$/, ''),
      key: KEYS[id] ?? paramOf(detail) ?? paramOf(change) ?? (list ? 'uuid' : null),
      ...{ list, detail, change },
      create: at('create'),
      remove: at('remove'),
      others: own.filter(({ slot }) => slot === 'other'),
    };
  });
}

/** The same by heading, those left out that a person may not so much as look at. */
export function groupedResources(resources: readonly Resource[]): { label: string; resources: Resource[] }[] {
  const placed = new Set(GROUPS.flatMap(([, ids]) => ids));
  const groups = GROUPS.map(([label, ids]) => ({
    label,
    resources: ids.flatMap((id) => resources.find((one) => one.id === id) ?? []),
  }));
  const rest = { label: REST, resources: resources.filter(({ id }) => !placed.has(id)) };
  return [...groups, rest]
    .map((group) => ({ ...group, resources: group.resources.filter(isOpen) }))
    .filter((group) => group.resources.length > 0);
}

/** The parameter of an operation's path; null for none. */
export function paramOf(operation: OperationSummary | null): string | null {
  return /\{(\w+)\}/.exec(operation?.path ?? '')?.[1] ?? null;
}

function isOpen({ list, detail, others }: Resource): boolean {
  return [list, detail, ...others].some((one) => one?.may);
}
