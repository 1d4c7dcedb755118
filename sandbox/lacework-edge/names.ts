import { asObject } from '../core/call';
import { CHANNEL_TYPE, DATA_SOURCE, POLICY_ACTION, ROLE, RUN_STATUS, STATUS } from './numbers';

type Numbers = Readonly<Record<string, number>>;

/** Enum names that the vendor's papers do give, by the field that holds them. */
const roles = { ROLE_USER: ROLE.USER, ROLE_ADMIN: ROLE.ADMIN };
const sources = { LOCAL: DATA_SOURCE.LOCAL, AZURE: DATA_SOURCE.AZURE, OFFICE365: DATA_SOURCE.OFFICE365 };
const gated = {
  RUN_WORKFLOW: POLICY_ACTION.RUN_WORKFLOW,
  RUN_APP_SPECIFIC_WORKFLOW: POLICY_ACTION.RUN_APP_SPECIFIC_WORKFLOW,
};
const everywhere: Record<string, Numbers> = {
  status: STATUS,
  role: roles,
  user_role: roles,
  creator_role: roles,
  auth_role: roles,
  data_source: sources,
};
const byResource: Record<string, Record<string, Numbers>> = {
  // The status of an alert, a gateway and a validation are other enums, of which no name is known.
  alerts: { status: {} },
  gateways: { status: {} },
  workflow_runs: { status: RUN_STATUS },
  policies: { action: gated },
  channels: { type: { USER_PREFERRED: CHANNEL_TYPE.USER_PREFERRED } },
};

/** What a vendor's usage pages show: names in place of the numbers, where a name is known. */
export function withNames(value: unknown, resource: string): unknown {
  return translated(value, resource, (inner, numbers) => {
    const name = Object.keys(numbers).find((one) => numbers[one] === inner);
    return name ?? inner;
  });
}

/** Callers may send either form; inside there are only numbers. */
export function withNumbers(value: unknown, resource: string): unknown {
  return translated(value, resource, (inner, numbers) =>
    typeof inner === 'string' && inner in numbers ? numbers[inner] : inner,
  );
}

/** `ACTIVE,SUSPENDED` or `2,3` as numbers; a name nobody knows matches nothing. */
export function numbersOf(list: readonly string[], numbers: Numbers): Set<number> {
  return new Set(list.map((item) => (/^\d+$/.test(item) ? Number(item) : (numbers[item] ?? -1))));
}

type Translate = (value: unknown, numbers: Numbers) => unknown;

function translated(value: unknown, resource: string, translate: Translate): unknown {
  if (Array.isArray(value)) return value.map((item) => translated(item, resource, translate));
  const fields = asObject(value);
  if (!fields) return value;
  const entries = Object.entries(fields).map(([field, inner]) => {
    const numbers = byResource[resource]?.[field] ?? everywhere[field];
    if (typeof inner === 'object') return [field, translated(inner, resourceIn(field, resource), translate)];
    return [field, numbers ? translate(inner, numbers) : inner];
  });
  return Object.fromEntries(entries);
}

/** Objects inside others: a run inside an alert's action is a run. */
function resourceIn(field: string, resource: string): string {
  const inner: Record<string, string> = {
    workflow_run: 'workflow_runs',
    device_details: 'devices',
    new_policies: 'policies',
    policies: 'policies',
    policy: 'policies',
    apps: 'apps',
    app: 'apps',
    users: 'users',
    groups: 'groups',
  };
  return inner[field] ?? resource;
}
