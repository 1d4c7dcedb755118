import {
  asRecord,
  flagAt,
  namesAt,
  numberAt,
  type Raw,
  recordAt,
  recordsAt,
  textAt,
} from '@/components/items/raw-value';
import { spoken } from '@/components/items/words';

/** One line of what the vendor tells about a request; lines it does not tell are not there. */
export type Line = { label: string; text: string };

/** The device a run came from, as far as the vendor describes it. Its enums without a name are left to the raw record. */
export function deviceLines(raw: Raw): Line[] {
  const device = recordsAt(raw, 'device_details')[0];
  if (!device) return lines(['Device', textAt(raw, 'device_uuid')]);
  const properties = recordAt(device, 'properties') ?? {};
  const either = (key: string) => textAt(device, key) ?? textAt(properties, key);
  return lines(
    ['Device', textAt(device, 'display_name') ?? textAt(properties, 'hostname') ?? textAt(device, 'uuid')],
    ['System', joined(either('os'), either('os_version'))],
    ['Model', textAt(properties, 'machine_model')],
    ['Serial number', textAt(device, 'serial_number')],
    ['Browser', joined(either('browser'), either('browser_version'))],
    ['Managed', yesNo(flagAt(device, 'is_managed'))],
    ['Disk encryption', yesNo(flagAt(properties, 'disk_encryption_enabled'))],
    ['Belongs to', textAt(device, 'user_display_name')],
  );
}

/** Where the request came from: by the vendor's own look-up of the address. */
export function placeLines(raw: Raw): Line[] {
  const client = recordAt(raw, 'client_geoip_location') ?? {};
  const geo = recordAt(client, 'geo_data') ?? {};
  const network = recordAt(client, 'asn_data') ?? {};
  const seen = recordsAt(raw, 'geoip_details')[0] ?? {};
  const rank = numberAt(seen, 'user_loc_rank');
  return lines(
    ['Place', placeOf(raw)],
    ['Address', textAt(raw, 'client_ip') ?? textAt(seen, 'ip')],
    ['Network', joined(textAt(network, 'name'), textAt(network, 'asn'))],
    ['Through', hidden(recordAt(client, 'privacy_data') ?? {})],
    ['Local time zone', textAt(geo, 'time_zone_name') ?? textAt(geo, 'time_zone')],
    // The vendor calls it a rank and says no more.
    ['Rank of this place for the person', rank !== null && rank > 0 ? String(rank) : null],
  );
}

/** City and country in one line, or null where the vendor names neither. */
export function placeOf(raw: Raw): string | null {
  const geo = recordAt(recordAt(raw, 'client_geoip_location') ?? {}, 'geo_data') ?? {};
  const seen = recordsAt(raw, 'geoip_details')[0] ?? {};
  const parts = [
    textAt(seen, 'location_label'),
    textAt(seen, 'city') ?? textAt(geo, 'city_name'),
    textAt(seen, 'state') ?? textAt(geo, 'region_name'),
    textAt(seen, 'country') ?? textAt(geo, 'country'),
  ];
  const words = parts.filter((part, index) => part !== null && parts.indexOf(part) === index);
  return words.length > 0 ? words.join(', ') : null;
}

/** What is wanted: the app by its name or address. */
export function wantedOf(raw: Raw): Line[] {
  const port = numberAt(raw, 'app_port');
  const host = textAt(raw, 'app_host');
  const protocol = textAt(raw, 'app_protocol');
  const address = host && `${protocol ? `${protocol}://` : ''}${host}${port ? `:${port}` : ''}`;
  return lines(['App', textAt(raw, 'webapp') ?? host], ['Address', textAt(raw, 'app_url') ?? address]);
}

/** Further values that the workflow carries along, under the vendor's own keys. */
export function detailLines(raw: Raw): Line[] {
  return Object.entries(namesAt(raw, 'details')).map(([key, text]) => ({ label: spoken(key), text }));
}

/** The answers a run takes, by the vendor's index. */
export function answersOf(raw: Raw): { index: string; label: string }[] {
  return recordsAt(raw, 'answers').flatMap((answer, index) => {
    const label = textAt(asRecord(answer) ?? {}, 'answer');
    return label === null ? [] : { index: String(index), label };
  });
}

/** The answer that a run was given, in its words; its index where the run has no words for it. Null: none was given. */
export function givenAnswer(raw: Raw): string | null {
  const given = textAt(raw, 'answer_index');
  return answersOf(raw).find(({ index }) => index === given)?.label ?? given;
}

function lines(...pairs: [string, string | null][]): Line[] {
  return pairs.flatMap(([label, text]) => (text === null ? [] : { label, text }));
}

function joined(...parts: (string | null)[]): string | null {
  return parts.filter((part) => part !== null).join(' ') || null;
}

function yesNo(flag: boolean | null): string | null {
  return flag === null ? null : flag ? 'Yes' : 'No';
}

/** What hides where a person is: only what the vendor says is so. */
function hidden(privacy: Raw): string | null {
  const names: Record<string, string> = { vpn: 'VPN', tor: 'Tor', proxy: 'Proxy', relay: 'Relay', hosting: 'Hosting' };
  const ways = Object.entries(names).flatMap(([key, word]) => (flagAt(privacy, key) ? word : []));
  const service = textAt(privacy, 'service');
  if (ways.length === 0) return service;
  return ways.join(', ') + (service ? ` (${service})` : '');
}
