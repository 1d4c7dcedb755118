import type { Severity } from '@/lib/model/finding';

/** How much an entry of the activity log deserves a look. This is our judgement; the vendor gives none. */
export type Weight = 'high' | 'medium' | 'low';

const WEIGHTS: Record<string, Weight> = {
  token_leaked: 'high',
  developer_api_client_created: 'high',
  token_regenerated: 'high',
  api_privilege_group_updated: 'high',
  access_profile_api_key_refreshed: 'high',
  connector_shared: 'medium',
  connector_released: 'medium',
  connection_updated: 'medium',
  user_login: 'low',
  user_logout: 'low',
  recipe_created: 'low',
  // The rest of what the vendor's reference names, so that it need not be fetched to be left out.
  branding_updated: 'low',
  account_property_created: 'low',
  account_property_deleted: 'low',
  account_property_updated: 'low',
  connector_created: 'low',
  connector_deleted: 'low',
  connector_installed: 'low',
  connector_shared_closed_source_changed: 'low',
  connector_updated: 'low',
  access_profile_created: 'low',
  access_profile_deleted: 'low',
  access_profile_updated: 'low',
  developer_api_client_deleted: 'low',
  developer_api_client_updated: 'low',
  api_customer_created: 'low',
};

/**
 * For events whose spelling no paper gives (failed logins, member and role changes, log streaming): judged by the words
 * in whatever name arrives.
 */
const PATTERNS: readonly (readonly [RegExp, Weight])[] = [
  [
    /(failed|failure|invalid|blocked|locked).*(login|sign_?in|auth)|(login|sign_?in|auth).*(fail|invalid|blocked|locked)/,
    'high',
  ],
  [/leak|compromis/, 'high'],
  [/^(member|collaborator|user)_?(invit|added|removed|deleted|role)/, 'medium'],
  [/(privilege_group|member_invitation|managed_user_grant|role|sso|saml|two_factor|2fa|mfa|password)/, 'medium'],
  [/(audit_log|log_stream|replication)/, 'medium'],
];

/** Not worth fetching where only what deserves a look is asked for. */
export const LOW_EVENT_TYPES: readonly string[] = Object.keys(WEIGHTS).filter((type) => WEIGHTS[type] === 'low');

export function weightOf(eventType: string): Weight {
  const type = eventType.toLowerCase();
  const known = Object.hasOwn(WEIGHTS, type) ? WEIGHTS[type] : undefined;
  return known ?? PATTERNS.find(([pattern]) => pattern.test(type))?.[1] ?? 'low';
}

/** What a weight is in the queue. */
export const SEVERITY_OF_WEIGHT: Record<Weight, Severity> = { high: 'high', medium: 'medium', low: 'info' };
