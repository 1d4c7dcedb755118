import { describe, expect, test } from 'vitest';
import { answersOf, detailLines, deviceLines, givenAnswer, placeLines, placeOf, wantedOf } from './run-request';

const text = (lines: { label: string; text: string }[]) => lines.map((line) => `${line.label}: ${line.text}`);

describe('from which device', () => {
  test('what the vendor gives, and nothing where it gives nothing', () => {
    const device = { display_name: 'NW-MAC-1', os: 'macOS', os_version: '15.1', is_managed: false, serial_number: '' };
    expect(text(deviceLines({ device_details: [device] }))).toEqual([
      'Device: NW-MAC-1',
      'System: macOS 15.1',
      'Managed: No',
    ]);
  });

  test('numbers that nobody named are not read as yes or no', () => {
    const device = { display_name: 'd', posture: { disk_encryption_enabled: 1 } };
    expect(text(deviceLines({ device_details: [device] }))).toEqual(['Device: d']);
  });

  test('without details the id stands for it, without an id nothing does', () => {
    expect(text(deviceLines({ device_uuid: 'd-1', device_details: [] }))).toEqual(['Device: d-1']);
    expect(deviceLines({})).toEqual([]);
  });
});

describe('from which place', () => {
  const raw = {
    client_ip: '198.51.100.7',
    client_geoip_location: {
      asn_data: { asn: 'AS1299', name: 'Example Telecom' },
      geo_data: { city_name: 'Frankfurt', country: 'Germany' },
      privacy_data: { vpn: true, tor: false, service: 'ExampleVPN' },
    },
    geoip_details: [{ city: 'Frankfurt', country: 'Germany', user_loc_rank: 2 }],
  };

  test('city and country once, though two look-ups say them', () => {
    expect(placeOf(raw)).toBe('Frankfurt, Germany');
    expect(placeOf({})).toBeNull();
  });

  test('address, network and what hides it', () => {
    expect(text(placeLines(raw))).toEqual([
      'Place: Frankfurt, Germany',
      'Address: 198.51.100.7',
      'Network: Example Telecom AS1299',
      'Through: VPN (ExampleVPN)',
      'Rank of this place for the person: 2',
    ]);
  });
});

test('what is wanted', () => {
  expect(text(wantedOf({ app_host: 'pay.example', app_port: 443, app_protocol: 'https' }))).toEqual([
    'App: pay.example',
    'Address: https://pay.example:443',
  ]);
  expect(text(detailLines({ details: { on_object: '1', file: 'a.xlsx', empty: '' } }))).toEqual([
    'On object: 1',
    'File: a.xlsx',
  ]);
});

test('answers keep the vendor’s index, also behind one that has no words', () => {
  expect(answersOf({ answers: [{ answer: 'Approve' }, { actions: [] }, { answer: 'Deny' }] })).toEqual([
    { index: '0', label: 'Approve' },
    { index: '2', label: 'Deny' },
  ]);
  expect(answersOf({ answers: null })).toEqual([]);
});

test.each([
  ['0', 'Approve'],
  [2, 'Deny'],
  ['7', '7'],
  [null, null],
])('answer %j is told in the words of the run, else as it came', (answer_index, words) => {
  expect(givenAnswer({ answer_index, answers: [{ answer: 'Approve' }, { actions: [] }, { answer: 'Deny' }] })).toBe(
    words,
  );
});
