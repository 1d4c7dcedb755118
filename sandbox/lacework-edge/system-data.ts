import { itemAt, rng } from '../core/random';
import type { World } from '../core/world';
import { CA_PURPOSE, DATA_SOURCE, EXPORT_TYPE, STATUS, SWITCH } from './numbers';
import { seedRows } from './seed-rows';
import { filled, type Row, sampleOf } from './shape';

/** The machinery of the tenant: where its data comes from, goes to and passes through. */
export function seedSystem(world: World, account: string): Record<string, Row[]> {
  const rows = (name: string, sample: Row, count: number, values: Parameters<typeof seedRows>[5]) =>
    seedRows(world, account, sample, name, count, values);
  return {
    integrations: rows('integration', sampleOf('queryIntegrations', 'integrations'), 5, (dice, i) => ({
      display_name: itemAt(['Okta', 'Google Workspace', 'Microsoft 365', 'GitHub', 'Box'], i),
      data_source: itemAt(sources, i),
      integration_org_name: i === 0 ? 'northwind' : '',
      added_by: itemAt(world.admins, 0).uuid,
      encrypted_credentials: dice.hex(64),
      filter_domains: i === 2 ? ['northwind.example'] : [],
    })),
    connectors: rows('connector', sampleOf('getConnector'), 3, (dice, i) => ({
      name: itemAt(['Frankfurt', 'Virginia', 'Payments AWS'], i),
      unique_name: itemAt(['dc-frankfurt', 'dc-virginia', 'aws-payments'], i),
      description: 'Two instances behind a load balancer',
      access_token: `egc_${dice.hex(32)}`,
      secret_hash: dice.hex(64),
      external_addr: [`203.0.113.${dice.int(2, 250)}`],
      config: { version: '2.7.1', platform: 'linux', enable_quic: true },
      instances: [{ instance_id: dice.uuid(), version: '2.7.1', platform: 'linux', status: ['CONNECTED'] }],
    })),
    ca_certificates: rows('ca', sampleOf('listCaCertificates', 'certificates'), 2, (dice, i) => ({
      description: i === 0 ? 'Client certificates' : 'Inspection of TLS',
      subject: `CN=Northwind ${i === 0 ? 'Client' : 'Inspection'} CA`,
      purpose: i === 0 ? CA_PURPOSE.CLIENT : CA_PURPOSE.MITM,
      have_private_key: i === 1,
      public_key_pem: `-----BEGIN CERTIFICATE-----\n${dice.hex(64)}\n-----END CERTIFICATE-----`,
    })),
    client_configs: rows('client-config', sampleOf('getClientConfig'), 3, (dice, i) => ({
      name: itemAt(['Everyone', 'Engineering', 'Guests'], i),
      priority: i + 1,
      enable_auto_updates: SWITCH.ON,
      enable_guest_user_mode: i === 2 ? SWITCH.ON : SWITCH.OFF,
      guest_user_api_token: i === 2 ? `egg_${dice.hex(32)}` : '',
      log_level: 2,
      session_filter: {
        include_any: [{ all: [`group:${itemAt(['all', 'engineering', 'guests'], i)}`] }],
        exclude_any: [],
      },
    })),
    data_export_configs: rows('export', sampleOf('listDataExportConfigs', 'data_export_configs'), 1, () => ({
      s3_bucket_name: 'northwind-edge-logs',
      s3_bucket_account_id: itemAt(world.accounts, 0).id,
      data_export_types: [EXPORT_TYPE.ACCESS_LOG, EXPORT_TYPE.ALERTS],
      last_export_time: world.epochMs - 600_000,
      last_successful_export: { [EXPORT_TYPE.ALERTS]: world.epochMs - 600_000 },
    })),
    blobs: rows('blob', sampleOf('getBlob'), 3, (_, i) => ({
      key: `ui/${itemAt(['columns', 'theme', 'tour'], i)}`,
      name: itemAt(['columns', 'theme', 'tour'], i),
      data: JSON.stringify({ version: 1 }),
      user_uuid: itemAt(world.admins, 0).uuid,
    })),
    gateways: itemsOf(regions, ([name, region, latitude, longitude], i) =>
      filled(sampleOf('listGateways', 'gateways'), {
        name,
        region,
        latitude,
        longitude,
        display_name: name,
        admin_region: region,
        provider: 'aws',
        az: `${region}a`,
        vip: `203.0.113.${100 + i}`,
        is_in_sync: i !== 2,
        status: STATUS.ACTIVE,
        key: rng(`${world.seed}:edge:gateway:${i}`).hex(32),
        secret: rng(`${world.seed}:edge:gateway-s:${i}`).hex(32),
      }),
    ),
    countries: itemsOf(countries, ([country_code, country, latitude, longitude]) =>
      filled(sampleOf('listCountries', 'countries'), { country_code, country, latitude, longitude }),
    ),
    accounts: [
      filled(sampleOf('getAccount'), {
        name: account,
        display_name: 'Northwind',
        domain: 'northwind.example',
        org: 'Northwind',
        status: STATUS.ACTIVE,
        uuid: rng(`${world.seed}:edge:account`).uuid(),
        location: 'eu',
        shard: 'eu-1',
        backend_shard: 'eu-1',
        allowed_email_domains: ['northwind.example'],
        session_ttl_sec: 43_200,
        has_logo: true,
        create_time: world.epochMs - 800 * 86_400_000,
        update_time: world.epochMs - 40 * 86_400_000,
        onboarding: { completed_steps: ['idp', 'connector', 'policy'], eula_signed: true, eula_version: '3' },
      }),
    ],
  };
}

const sources = [DATA_SOURCE.OKTA, DATA_SOURCE.GSUITE, DATA_SOURCE.OFFICE365, DATA_SOURCE.GITHUB, DATA_SOURCE.BOX];

const regions: readonly (readonly [string, string, number, number])[] = [
  ['fra-1', 'eu-central-1', 50.11, 8.68],
  ['iad-1', 'us-east-1', 38.95, -77.45],
  ['sin-1', 'ap-southeast-1', 1.35, 103.82],
  ['gru-1', 'sa-east-1', -23.55, -46.63],
];

const countries: readonly (readonly [string, string, string, string])[] = [
  ['US', 'United States', '39.76', '-98.5'],
  ['DE', 'Germany', '51.0', '9.0'],
  ['GB', 'United Kingdom', '54.0', '-2.0'],
  ['IN', 'India', '20.0', '77.0'],
  ['BR', 'Brazil', '-10.0', '-55.0'],
  ['JP', 'Japan', '36.0', '138.0'],
  ['PL', 'Poland', '52.0', '20.0'],
  ['CA', 'Canada', '60.0', '-95.0'],
  ['SG', 'Singapore', '1.37', '103.8'],
  ['FR', 'France', '46.0', '2.0'],
];

function itemsOf<T>(from: readonly T[], row: (item: T, index: number) => Row): Row[] {
  return from.map(row);
}
