import { partnerDomains } from '../core/documents';
import { itemAt, type Rng, rng } from '../core/random';
import type { World } from '../core/world';
import { RUN_STATUS, WORKFLOW_TARGET } from './numbers';
import { outcomeOf, type Run, startRun } from './run';
import type { Row } from './shape';

const DAY = 86_400_000;
const HOUR = 3_600_000;

type Around = { world: World; workflows: readonly Row[]; apps: readonly Row[]; devices: ReadonlyMap<string, Row> };

/** Run `index` of `count`, oldest first: 6 % of them still wait for an answer at the epoch. */
export function pastRun(around: Around, index: number, count: number): Run {
  const { world } = around;
  const dice = rng(`${world.seed}:edge:run:${index}`);
  const waiting = index >= count - Math.max(4, Math.floor(count * 0.06));
  if (waiting) {
    const run = requestRun(around, dice, world.epochMs - dice.int(5 * 60_000, 6 * HOUR));
    return { ...run, expire_time_sec: Math.floor((world.epochMs + dice.int(2 * HOUR, 3 * DAY)) / 1000) };
  }
  const slot = (179 * DAY) / count;
  const startedAt = Math.floor(world.epochMs - 180 * DAY + (index + dice.float()) * slot);
  const run = requestRun(around, dice, startedAt);
  if (dice.chance(0.1))
    return { ...run, status: RUN_STATUS.UNSURE, update_time: run.expire_time_sec * 1000 || startedAt };
  const choice = dice.weighted([
    [0, 68],
    [1, 27],
    [run.answers.length - 1, 5],
  ]);
  const approver = dice.pick(world.admins);
  return {
    ...run,
    status: outcomeOf(itemAt(run.answers, choice)),
    answer_index: String(choice),
    approver_uuid: approver.uuid,
    approver_display_name: approver.name,
    approver_justification: run.justification_required
      ? dice.pick(['Ticket checked', 'On call', 'Approved by phone'])
      : '',
    update_time: startedAt + dice.int(20_000, 9 * 60_000),
  };
}

/** A person asks for an app from one of his devices. */
export function requestRun({ world, workflows, apps, devices }: Around, dice: Rng, at: number): Run {
  const device = dice.pick(world.devices);
  const app = dice.pick(apps);
  const place = dice.pick(places);
  const ip = `198.51.100.${dice.int(1, 254)}`;
  const row = devices.get(device.uuid);
  const geo = { country: place.country, country_code: place.code, city_name: place.city };
  return startRun(dice.pick(workflows), dice, at, {
    user_uuid: device.owner.uuid,
    user_display_name: device.owner.name,
    device_uuid: device.uuid,
    device_details: row ? [{ ...row, private_key_encrypted: '' }] : [],
    app_uuid: app.uuid,
    app_host: app.host,
    app_port: app.port,
    app_protocol: app.protocol,
    app_url: `${app.protocol}://${app.host}:${app.port}/`,
    webapp: app.name,
    client_ip: ip,
    client_geoip_location: {
      asn_data: { asn: `AS${dice.int(1000, 64_000)}`, asn_type: 'isp', ...place.country_of, name: 'Example Telecom' },
      geo_data: geo,
      privacy_data: { vpn: dice.chance(0.1), proxy: false, relay: false, tor: dice.chance(0.02), hosting: false },
    },
    geoip_details: [
      { ip, city: place.city, country: place.country, country_code: place.code, user_loc_rank: dice.int(1, 9) },
    ],
    details: {
      on_object: String(WORKFLOW_TARGET.SESSION),
      bytes: `${dice.int(1, 900)} MB`,
      file: dice.pick(world.documents).name,
      country: place.country,
      domain: dice.pick(partnerDomains),
      customer: dice.pick(['Contoso', 'Fabrikam', 'Tailspin']),
    },
    requestor_justification: dice.chance(1 / 25) ? dice.pick(world.attackList) : dice.pick(reasons),
    tags: [`country:${place.code}`, `os:${device.platform.toLowerCase()}`],
    session_uuid: dice.uuid(),
  });
}

const reasons = [
  'Incident 4471, need to look at the order table',
  'Quarter close',
  'Travelling this week',
  'Neuer Laptop',
  'Customer escalation, second line asked me',
  '',
];

const places = [
  place('Frankfurt', 'Germany', 'DE'),
  place('Boston', 'United States', 'US'),
  place('Bengaluru', 'India', 'IN'),
  place('São Paulo', 'Brazil', 'BR'),
  place('Kraków', 'Poland', 'PL'),
  place('Singapore', 'Singapore', 'SG'),
];

function place(city: string, country: string, code: string) {
  return { city, country, code, country_of: { country, country_code: code } };
}
