import { itemAt, rng } from '../core/random';
import type { World } from '../core/world';
import { withChildren } from './app-control';
import { APP_CONTROL_ACTION, APP_EVENT, DATA_SOURCE, POLICY_ACTION, POLICY_TYPE, STATUS } from './numbers';
import { seedRows } from './seed-rows';
import { type Row, sampleOf } from './shape';

const tagged = (...tags: string[]) => ({ include_any: [{ all: tags }], exclude_any: [] });
const actions: readonly (readonly [number, string])[] = [
  [POLICY_ACTION.BLOCK, 'Block'],
  [POLICY_ACTION.PERMIT, 'Permit'],
  [POLICY_ACTION.RUN_WORKFLOW, 'Ask before'],
  [POLICY_ACTION.LOG_ONLY, 'Log'],
];
const statuses = [STATUS.ACTIVE, STATUS.ACTIVE, STATUS.ACTIVE, STATUS.SUSPENDED];

/** 40 policies: 16 for security, 6 for routing, and one below each event of the 12 app control policies. */
export function seedPolicies(world: World, account: string, apps: readonly Row[], workflows: readonly Row[]) {
  const countries = ['KP', 'RU', 'IR', 'BY'];
  const security = seedRows(world, account, sampleOf('getPolicy'), 'policy', 16, (dice, i) => {
    const app = itemAt(apps, i % apps.length);
    const [action, verb] = itemAt(actions, i % actions.length);
    const gated = action === POLICY_ACTION.RUN_WORKFLOW;
    return {
      name:
        i === 9
          ? world.attackStrings.formula
          : `${verb} ${app.name}${i % 2 ? ` from ${itemAt(countries, i % 4)}` : ''}`,
      description: i === 12 ? world.attackStrings.markdownRaw : `${verb} ${app.name} unless the device is healthy.`,
      type: POLICY_TYPE.SECURITY,
      action,
      data_source: DATA_SOURCE.LOCAL,
      status: dice.pick(statuses),
      app_filter: tagged(`app:${app.uuid}`),
      session_filter: i % 2 ? tagged(`country:${itemAt(countries, i % 4)}`) : tagged('posture_le:medium'),
      filter_selector_display_names: { [`app:${app.uuid}`]: app.name },
      workflow_uuid: gated ? dice.pick(workflows).uuid : '',
    };
  });
  const routing = seedRows(world, account, sampleOf('getPolicy'), 'route', 6, (_, i) => ({
    name: `Route ${itemAt(apps, i + 8).name}`,
    type: POLICY_TYPE.ROUTING,
    action: itemAt([POLICY_ACTION.ROUTE_TO_CONNECTOR, POLICY_ACTION.ROUTE_DIRECT, POLICY_ACTION.ROUTE_TO_EDGE], i % 3),
    data_source: DATA_SOURCE.LOCAL,
    priority: (i + 1) * 10,
    app_filter: tagged(`app:${itemAt(apps, i + 8).uuid}`),
  }));
  const control = seedAppControl(world, account, apps);
  return {
    policies: [...security, ...routing, ...control.flatMap(({ children }) => children)],
    appControl: control.map(({ parent }) => parent),
  };
}

function seedAppControl(world: World, account: string, apps: readonly Row[]) {
  const parents = seedRows(world, account, sampleOf('getAppControlPolicy'), 'app-control', 12, (dice, i) => {
    const app = itemAt(apps, i);
    const events = i < 6 ? [APP_EVENT.COPY, APP_EVENT.UPLOAD] : [APP_EVENT.DOWNLOAD];
    return {
      name: `No ${i < 6 ? 'copy or upload' : 'download'} on ${app.name}`,
      description: `Keeps data in ${app.name}.`,
      status: dice.pick(statuses),
      app_filter: tagged(`app:${app.uuid}`),
      session_filter: tagged('group:contractors'),
      filter_selector_display_names: { [`app:${app.uuid}`]: app.name },
      policy_event_actions: events.map((event_type) => ({ event_type, action: APP_CONTROL_ACTION.BLOCK })),
    };
  });
  return parents.map((parent) => withChildren(parent, rng(`${world.seed}:edge:children:${parent.uuid}`)));
}
