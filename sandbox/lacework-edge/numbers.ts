/**
 * This sandbox tenant's own numbers for the enums that the vendor's papers leave unnamed. They are a free choice of
 * the sandbox: nothing outside it may depend on them except through the label map, as with a real tenant.
 */
export const ALERT_STATUS = { OPEN: 1, IN_PROGRESS: 2, CLOSED: 3 } as const;
export const INCIDENT_STATUS = {
  NONE: 0,
  TRUE_POSITIVE: 1,
  FALSE_POSITIVE: 2,
  EXPECTED_BEHAVIOUR: 3,
  DUPLICATE: 4,
} as const;
export const SEVERITY = { INFO: 1, LOW: 2, MEDIUM: 3, HIGH: 4, CRITICAL: 5 } as const;
export const ACTION_TYPE = {
  ALERT_STATUS_CHANGE: 1,
  CLOSE_WITH_REASON: 2,
  NOTE: 3,
  RUN_WORKFLOW: 4,
  UPDATE_OWNER: 5,
} as const;
export const RUN_STATUS = { CREATED: 1, PENDING: 2, SUCCESS: 3, FAILURE: 4, UNSURE: 5 } as const;
export const POLICY_TYPE = { SECURITY: 1, ROUTING: 2, APP_CONTROL: 3 } as const;
export const POLICY_ACTION = {
  NONE: 0,
  PERMIT: 1,
  BLOCK: 2,
  LOG_ONLY: 3,
  RUN_WORKFLOW: 101,
  RUN_APP_SPECIFIC_WORKFLOW: 102,
  ROUTE_TO_CONNECTOR: 201,
  ROUTE_DIRECT: 202,
  ROUTE_TO_EDGE: 300,
} as const;
export const APP_EVENT = { COPY: 1, PASTE: 2, UPLOAD: 3, DOWNLOAD: 4, PRINT: 5 } as const;
export const APP_CONTROL_ACTION = { ALLOW: 1, BLOCK: 2, WARN: 3 } as const;
export const WORKFLOW_RUNS = { NOTIFY: 1, GRANT: 2, REJECT: 3, ESCALATE: 4 } as const;
export const WORKFLOW_TARGET = { SESSION: 1, DEVICE: 2, USER: 3 } as const;
export const ROLE = { USER: 1, IT_ADMIN: 2, ADMIN: 3 } as const;
export const DATA_SOURCE = {
  LOCAL: 1,
  OKTA: 11,
  GSUITE: 12,
  AZURE: 101,
  OFFICE365: 102,
  GITHUB: 201,
  BOX: 301,
} as const;
export const CHANNEL_TYPE = { EMAIL: 1, SLACK: 2, MS_TEAMS: 3, WEBHOOK: 4, USER_PREFERRED: 5 } as const;
export const LOGIN_TYPE = { SAML: 1, API_TOKEN: 2 } as const;
export const SWITCH = { UNSET: 0, OFF: 1, ON: 2 } as const;
export const PLATFORM = { LINUX: 1, MACOS: 2, WINDOWS: 3 } as const;
export const POSTURE_TYPE = { ACTIVATION_LOCK: 1, DISK_ENCRYPTION: 2, LOCATION_TRACKING: 3, PROCESSES: 4 } as const;
export const ACCESS_TYPE = { PERMIT: 1, DENY: 2, WORKFLOW: 3 } as const;
export const EXPORT_TYPE = { ACCESS_LOG: 1, ALERTS: 2, AUDIT_EVENTS: 3, DNS: 4 } as const;
export const CA_PURPOSE = { CLIENT: 1, MITM: 2, ENDPOINT: 3 } as const;
export const IDENTITY = { USER: 1, GROUP: 2, DOMAIN: 3, FOLDER: 4, FILE: 5 } as const;

/** The only enum whose numbers the vendor's papers name. */
export const STATUS = { INIT: 1, ACTIVE: 2, SUSPENDED: 3, DELETED: 4 } as const;
