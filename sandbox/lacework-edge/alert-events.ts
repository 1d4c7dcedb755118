import { partnerDomains } from '../core/documents';
import type { Rng } from '../core/random';
import type { World } from '../core/world';

export type EventType = { name: string; weight: number; text: string };

/** The alert conditions that the vendor's documents name, with how often this tenant meets them. */
export const eventTypes: readonly EventType[] = [
  event('AccessDenied', 14, 'Access to {app} was denied {n} times in one hour'),
  event('AnomalousLocationByUser', 8, 'Sign-in from {place}, {km} km away from the usual places'),
  event('DgaDetected', 2, 'DNS queries to {n} generated domain names, among them {dga}'),
  event('DocumentSharedToRestrictedDomain', 4, '{file} was shared to the restricted domain {domain}'),
  event('NewAppByUser', 12, '{app} was used for the first time'),
  event('NewDeviceByUser', 9, 'Sign-in from a device that was never seen before'),
  event('NewExeByUser', 6, 'First run of {exe} in this account'),
  event('NewUser', 3, 'A user that was never seen before reached {app}'),
  event('NewUserAgentByUser', 6, 'Unfamiliar browser version on {app}'),
  event('RareAccessByUser', 7, 'Rare access to {app}: {n} peers never use it'),
  event('SuspiciousAccessDenied', 4, 'Denied requests to {app} followed by a sign-in from {place}'),
  event('UnusualDownloadsByUser', 6, '{n} downloads from {app} in one hour, usually {few}'),
  event('UnusualNumberOfAlertsByUser', 2, '{n} alerts of {few} kinds within one day'),
  event('UnusualNumberOfAppsLoggedInByUser', 3, 'Sign-in to {n} apps in one hour, usually {few}'),
  event('UnusualNumberOfConnectionsByUser', 4, '{n} connections to {app} in ten minutes'),
  event('UnusualNumberOfLoginsByUser', 4, '{n} sign-ins in ten minutes'),
  event('UnusualTimebehaviorByUser', 5, 'Activity on {app} outside the usual hours'),
  event('AnomalousDocumentEventType', 3, 'Unusual kind of access to {file}'),
  event('AnomalousExternalUserDocumentAccess', 3, 'An external user of {domain} opened {file}'),
  event('DocumentSharedExternally', 8, '{file} was shared with {domain}'),
  event('NewDriveAccessByGroup', 2, 'First access of a group to the drive that holds {file}'),
  event('UnusualNumberOfDocumentRequestsByEventTypeByUser', 3, '{n} document requests of one kind in one hour'),
  event('UnusualNumberOfDocumentsByEventTypeByUser', 3, '{n} documents, among them {file}, in one hour'),
];

const appNames = ['Salesforce', 'GitHub', 'Jira', 'Confluence', 'Snowflake', 'Workday', 'Slack', 'Box'];
const places = ['Lagos, NG', 'São Paulo, BR', 'Warszawa, PL', 'Singapore, SG', 'Kyiv, UA', '東京, JP', 'Toronto, CA'];
const programs = ['rclone.exe', 'ngrok', 'anydesk.exe', 'MEGAsync', 'psexec64.exe', 'chisel', 'powershell_ise.exe'];

/** Names no person and no device: the vendor's alerts carry only counts of both. One text in 60 is hostile. */
export function describe({ text }: EventType, dice: Rng, world: World): string {
  const values: Record<string, string> = {
    app: dice.pick(appNames),
    n: String(dice.int(12, 480)),
    few: String(dice.int(2, 9)),
    place: dice.pick(places),
    km: String(dice.int(400, 11_000)),
    dga: `${dice.hex(14)}.top`,
    file: dice.pick(world.documents).name,
    domain: dice.pick(partnerDomains),
    exe: dice.pick(programs),
  };
  const plain = text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  return dice.chance(1 / 60) ? `${plain}: ${dice.pick(world.attackList)}` : plain;
}

function event(name: string, weight: number, text: string): EventType {
  return { name, weight, text };
}
