// Spellings and choices no vendor document confirms. Correcting one is a change here and nowhere else.

/** `NEW` and `RESOLVED` are documented; the rest follows the portal's six words. */
export const statuses = [
  'NEW',
  'INVESTIGATING',
  'VALIDATING_WITH_USER',
  'JUSTIFICATION_RECEIVED',
  'ESCALATED',
  'RESOLVED',
] as const;
export type Status = (typeof statuses)[number];

/** `HIGH` was seen; the rest follows the portal. */
export const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO'] as const;
export type Severity = (typeof severities)[number];

/** `LOW`, `CRITICAL` and `HIGH` were seen. Highest first. */
export const priorities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const;
export type Priority = (typeof priorities)[number];

/** Only `CHANGE_STATUS` was seen. */
export const changeTypes = {
  status: 'CHANGE_STATUS',
  note: 'ADD_NOTE',
  labels: 'CHANGE_LABELS',
  assignee: 'CHANGE_ASSIGNED_ADMIN',
  priority: 'CHANGE_PRIORITY',
  severity: 'CHANGE_SEVERITY',
} as const;

/** The portal's Inline, Email, SaaS Security and Endpoint. */
export const sourceTypes = ['INLINE', 'EMAIL', 'SAAS_SECURITY', 'ENDPOINT'] as const;
export type SourceType = (typeof sourceTypes)[number];

export const ticketTypes = ['JIRA_CLOUD', 'JIRA', 'SERVICENOW'] as const;

/** Search filters by wire name; `severity`, `status` and `priority` have some confirmation. Compared without case. */
export const filterNames = {
  severity: 'severity',
  status: 'status',
  priority: 'priority',
  transactionid: 'transactionId',
  labels: 'labels',
  sourcetype: 'sourceType',
  sourcesubtype: 'sourceSubType',
  incidentgroup: 'incidentGroup',
  engine: 'engine',
} as const;
export type FilterName = (typeof filterNames)[keyof typeof filterNames];

export const defaultPageSize = 100;
export const evidenceSeconds = 300;
/** How a change made through the API is signed in the history. */
export const apiActor = 'Public API';
