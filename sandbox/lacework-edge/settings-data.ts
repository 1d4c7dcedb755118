import { partnerDomains } from '../core/documents';
import { itemAt } from '../core/random';
import type { World } from '../core/world';
import { eventTypes } from './alert-events';
import { ACCESS_TYPE, CHANNEL_TYPE, DATA_SOURCE, PLATFORM, POSTURE_TYPE, SEVERITY, SWITCH } from './numbers';
import { seedRows } from './seed-rows';
import { type Row, sampleOf } from './shape';

const cycle = <T>(from: readonly T[], i: number): T => itemAt(from, i % from.length);

/** What raises alerts, who is told, and who may reach what. */
export function seedSettings(world: World, account: string, apps: readonly Row[]): Record<string, Row[]> {
  const rows = (name: string, sample: Row, count: number, values: Parameters<typeof seedRows>[5]) =>
    seedRows(world, account, sample, name, count, values);
  return {
    alert_configs: rows('alert-config', sampleOf('getAlertConfig'), 12, (dice, i) => ({
      name: `Alert on ${cycle(eventTypes, i).name}`,
      description: cycle(eventTypes, i).text,
      event_description_template: '{{event_type}} on {{app_name}}',
      severity_to_assign: dice.pick(Object.values(SEVERITY)),
      recipients: [`user:${dice.pick(world.admins).uuid}`],
      condition_filter: { include_any: [{ all: [`condition:${cycle(eventTypes, i).name}`] }], exclude_any: [] },
      skip_alerts: SWITCH.OFF,
      card_data: { title: cycle(eventTypes, i).name, metric: 'events', aggregation: 'count', chartType: 'line' },
    })),
    channels: rows('channel', sampleOf('getChannel'), 4, (dice, i) => ({
      name: cycle(['SOC mail', '#soc-alerts', 'SOC Teams', 'As the user prefers'], i),
      type: cycle([CHANNEL_TYPE.EMAIL, CHANNEL_TYPE.SLACK, CHANNEL_TYPE.MS_TEAMS, CHANNEL_TYPE.USER_PREFERRED], i),
      recipients: [i === 0 ? 'soc@northwind.example' : `user:${dice.pick(world.admins).uuid}`],
      slack_channel: i === 1 ? 'soc-alerts' : '',
      slack_team: i === 1 ? 'northwind' : '',
      encrypted_credentials: dice.hex(64),
    })),
    accesses: rows('access', sampleOf('getAccess'), 18, (dice, i) => ({
      description: `Reach ${cycle(apps, i).name}`,
      access_type: dice.pick([ACCESS_TYPE.PERMIT, ACCESS_TYPE.PERMIT, ACCESS_TYPE.DENY, ACCESS_TYPE.WORKFLOW]),
      app_list: [cycle(apps, i).uuid],
      user_list: [dice.pick(world.people).uuid, dice.pick(world.people).uuid],
      data_source: DATA_SOURCE.LOCAL,
    })),
    dashboards: rows('dashboard', sampleOf('getDashboard'), 5, (_, i) => ({
      name: cycle(['Access overview', 'External sharing', 'Device posture', 'Denied requests', 'Logins'], i),
      description: 'Made by the security team',
      icon: 'chart',
      data: JSON.stringify({ columns: 2 }),
      tags: ['team:security'],
    })),
    cards: rows('card', sampleOf('getCard'), 10, (dice, i) => ({
      name: `${cycle(eventTypes, i).name} by day`,
      dataset: 'events',
      chart_type: dice.int(1, 4),
      data: JSON.stringify({ event_type: cycle(eventTypes, i).name }),
    })),
    datasets: rows('dataset', sampleOf('listDatasets', 'customer_datasets'), 3, (_, i) => ({
      dataset_name: cycle(['Restricted domains', 'VIP users', 'Approved programs'], i),
      description: 'Kept by the security team',
      current_version: 1,
      num_items: i === 0 ? partnerDomains.length : 0,
    })),
    posture_attributes: rows(
      'posture-attribute',
      sampleOf('listPostureAttributes', 'posture_attributes'),
      5,
      (_, i) => ({
        name: cycle(['Disk encrypted', 'EDR running', 'Activation lock', 'Located', 'Firewall agent'], i),
        attribute_type: cycle(Object.values(POSTURE_TYPE).slice(1).concat(POSTURE_TYPE.ACTIVATION_LOCK), i),
        supported_platforms: Object.values(PLATFORM),
        required_processes: i === 1 ? [{ platform: PLATFORM.LINUX, process_regex: '/opt/sentry/.*' }] : [],
      }),
    ),
    posture_profiles: rows('posture-profile', sampleOf('listPostureProfiles', 'posture_profiles'), 3, (_, i) => ({
      name: `Healthy ${cycle(['Linux', 'macOS', 'Windows'], i)}`,
      platform: cycle(Object.values(PLATFORM), i),
      posture_tag_value: 'high',
    })),
  };
}
