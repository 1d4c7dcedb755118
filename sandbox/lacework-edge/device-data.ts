import { rng } from '../core/random';
import type { Device, World } from '../core/world';
import { DATA_SOURCE, STATUS, SWITCH } from './numbers';
import { seconds } from './seed-rows';
import { filled, type Row, sampleOf } from './shape';

const versions: Record<Device['platform'], readonly string[]> = {
  Windows: ['11 23H2', '11 24H2', '10 22H2'],
  macOS: ['14.7', '15.1', '13.6'],
  Linux: ['Ubuntu 24.04', 'Debian 12', 'Fedora 41'],
};
const triples = { Windows: 'x86_64-pc-windows-msvc', macOS: 'aarch64-apple-darwin', Linux: 'x86_64-unknown-linux-gnu' };
const models = { Windows: 'Latitude 7450', macOS: 'MacBookPro18,3', Linux: 'ThinkPad X1' };

/** The company's devices with the posture that the client reports. */
export function seedDevices(world: World, account: string): Row[] {
  return world.devices.map((device, i) => {
    const dice = rng(`${world.seed}:edge:device:${i}`);
    const browser = dice.pick(['Chrome', 'Edge', 'Firefox', 'Safari']);
    const browserVersion = `${dice.int(118, 131)}.0.${dice.int(1000, 6999)}`;
    const osVersion = dice.pick(versions[device.platform]);
    const encrypted = dice.chance(0.93);
    const egVersion = `2.${dice.int(4, 9)}.${dice.int(0, 20)}`;
    const createdAt = seconds(world.epochMs) - dice.int(5, 900) * 86_400;
    return filled(sampleOf('getDevice'), {
      account_name: account,
      uuid: device.uuid,
      display_name: device.hostname,
      normalized_id: device.hostname.toLowerCase(),
      serial_number: device.serial,
      platform_uuid: dice.uuid().toUpperCase(),
      os: device.platform,
      os_version: osVersion,
      browser,
      browser_version: browserVersion,
      eg_version: egVersion,
      data_source: DATA_SOURCE.LOCAL,
      is_managed: dice.chance(0.85),
      is_managed_verification_done: true,
      user_uuid: device.owner.uuid,
      user_display_name: device.owner.name,
      status: STATUS.ACTIVE,
      tags: [`os:${device.platform.toLowerCase()}`, `disk_encryption_enabled:${encrypted}`],
      public_key: dice.hex(64),
      private_key_encrypted: dice.hex(96),
      create_time: createdAt,
      update_time: seconds(world.epochMs) - dice.int(60, 5 * 86_400),
      posture: {
        client_version_risk: dice.int(0, 2),
        disk_encryption_enabled: encrypted ? SWITCH.ON : SWITCH.OFF,
        firmware_password_enabled: dice.chance(0.4) ? SWITCH.ON : SWITCH.OFF,
        device_activation_lock_enabled: device.platform === 'macOS' ? SWITCH.ON : SWITCH.UNSET,
        device_process_info: { processes: [{ spec: 'edr', paths: [edrPath[device.platform]] }] },
      },
      properties: {
        hostname: device.hostname,
        machine_name: device.hostname,
        machine_model: models[device.platform],
        os: device.platform,
        os_version: osVersion,
        os_user_name: device.owner.email.split('@')[0],
        browser,
        browser_version: browserVersion,
        browser_details: [
          { browser, browser_version: browserVersion, browser_install_type: 'managed', eg_version: egVersion },
        ],
        disk_encryption_enabled: encrypted,
        last_boot_epoch_sec: seconds(world.epochMs) - dice.int(3600, 20 * 86_400),
        target_triple: triples[device.platform],
      },
    });
  });
}

const edrPath = {
  Windows: 'C:\\Program Files\\Sentry\\sentryd.exe',
  macOS: '/Library/Sentry/sentryd',
  Linux: '/opt/sentry/sentryd',
};
