export type ResourceKind =
  | 'Workspace'
  | 'Flow'
  | 'SharedAccount'
  | 'CustomAdapter'
  | 'ApiPrivilegeGroup'
  | 'AccountProperty'
  | 'ApiAccessProfile'
  | 'ApiClient'
  | 'ApiCustomer';

/** Event types that the vendor's papers name, how often they happen here, and what they happen to. */
export const eventTypes: readonly (readonly [type: string, weight: number, resource: ResourceKind])[] = [
  ['user_login', 3600, 'Workspace'],
  ['user_logout', 2400, 'Workspace'],
  ['recipe_created', 1100, 'Flow'],
  ['connection_updated', 1000, 'SharedAccount'],
  ['account_property_updated', 450, 'AccountProperty'],
  ['account_property_created', 260, 'AccountProperty'],
  ['account_property_deleted', 90, 'AccountProperty'],
  ['connector_updated', 320, 'CustomAdapter'],
  ['connector_created', 160, 'CustomAdapter'],
  ['connector_installed', 90, 'CustomAdapter'],
  ['connector_released', 70, 'CustomAdapter'],
  ['connector_deleted', 60, 'CustomAdapter'],
  ['connector_shared', 45, 'CustomAdapter'],
  ['connector_shared_closed_source_changed', 12, 'CustomAdapter'],
  ['access_profile_created', 90, 'ApiAccessProfile'],
  ['access_profile_updated', 110, 'ApiAccessProfile'],
  ['access_profile_deleted', 30, 'ApiAccessProfile'],
  ['access_profile_api_key_refreshed', 26, 'ApiAccessProfile'],
  ['api_customer_created', 34, 'ApiCustomer'],
  ['api_privilege_group_updated', 36, 'ApiPrivilegeGroup'],
  ['developer_api_client_updated', 24, 'ApiClient'],
  ['developer_api_client_created', 14, 'ApiClient'],
  ['developer_api_client_deleted', 8, 'ApiClient'],
  ['token_regenerated', 12, 'ApiClient'],
  ['token_leaked', 3, 'ApiClient'],
];

/** Where the filter's word for a resource type is another than the one in the answer. */
const filterNames: Partial<Record<ResourceKind, string>> = { CustomAdapter: 'Adapter', Workspace: 'User' };

/** Whether a filter value means this kind. How the vendor treats case is not stated; here it does not matter. */
export function isKind(filter: string, kind: string): boolean {
  const wanted = filter.toLowerCase();
  return wanted === kind.toLowerCase() || wanted === (filterName(kind) ?? '').toLowerCase();
}

function filterName(kind: string): string | undefined {
  return Object.entries(filterNames).find(([name]) => name === kind)?.[1];
}
