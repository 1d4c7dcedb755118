import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressRefusal, isAddressLiteral, originRefusal } from './addresses';

const never = { loopback: false };
const sandbox = { loopback: true };

const REFUSED = [
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '100.64.0.1',
  '100.100.100.200',
  '169.254.169.254',
  '168.63.129.16',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::10.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:8.8.8.8',
  '::ffff:127.0.0.1',
  '::ffff:0:127.0.0.1',
  '64:ff9b::a00:1',
  '64:ff9b:1::a00:1',
  '100::1',
  '2001::1',
  '2001:2::1',
  '2001:10::1',
  '2001:20::1',
  '2001:db8::1',
  '2002:a00:1::1',
  '3fff::1',
  '5f00::1',
  '4000::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fec0::1',
  'ff02::1',
];

describe('addresses', () => {
  test.each(REFUSED)('%s is never called, sandbox or not', (address) => {
    expect(addressRefusal(address, never)).not.toBeNull();
    expect(addressRefusal(address, sandbox)).not.toBeNull();
  });

  test.each(['127.0.0.1', '127.255.255.254', '::1'])('%s is called in sandbox mode only', (address) => {
    expect(addressRefusal(address, never)).not.toBeNull();
    expect(addressRefusal(address, sandbox)).toBeNull();
  });

  test.each(['8.8.8.8', '52.95.110.1', '2606:4700::1111', '2a00:1450:4001::1'])('%s may be called', (address) => {
    expect(addressRefusal(address, never)).toBeNull();
  });

  test.each(['', 'vendor.example', 'fe80::1%eth0', '1.2.3', '[', '8.8.8.8%1'])('%j is no address', (text) => {
    expect(addressRefusal(text, sandbox)).not.toBeNull();
  });

  test('no byte pattern throws', () => {
    fc.assert(fc.property(fc.ipV6(), (address) => typeof (addressRefusal(address, never) ?? '') === 'string'));
    fc.assert(fc.property(fc.string(), (text) => typeof (addressRefusal(text, never) ?? '') === 'string'));
  });
});

describe('every notation of a private address is read as what it is', () => {
  test.each([
    'https://127.1',
    'https://2130706433',
    'https://0x7f000001',
    'https://0177.0.0.1',
    'https://0x7f.0.0.1',
    'https://127.0.0.1.',
    'https://127。0。0。1',
    'https://①②⑦.0.0.1',
    'https://[::1]',
    'https://[0:0:0:0:0:0:0:1]',
    'https://[::ffff:7f00:1]',
    'https://[::ffff:127.0.0.1]',
    'https://3232235777',
    'https://0xa9fea9fe',
    'https://169.254.43518',
  ])('%s', (text) => {
    const { origin, hostname } = new URL(text);
    expect(isAddressLiteral(hostname)).toBe(true);
    expect(originRefusal(origin, never)).not.toBeNull();
    expect(originRefusal(text, never)).not.toBeNull();
  });
});

describe('origins', () => {
  test.each(['https://api.us1.zsworkflow.net', 'https://8.8.8.8', 'https://edge.example:8443'])(
    '%s stands',
    (origin) => {
      expect(originRefusal(origin, never)).toBeNull();
    },
  );

  test.each([
    'http://api.us1.zsworkflow.net',
    'https://api.us1.zsworkflow.net/',
    'https://api.us1.zsworkflow.net/path',
    'https://api.us1.zsworkflow.net@evil.example',
    'https://user:pw@api.us1.zsworkflow.net',
    'https://API.us1.zsworkflow.net',
    'https://api.us1.zsworkflow.net:443',
    'https://api.us1.zsworkflow.net\\@evil.example',
    'https://api.us1.zsworkflow.net?x',
    'https://api.us1.zsworkflow.net#x',
    ' https://api.us1.zsworkflow.net',
    'ftp://api.us1.zsworkflow.net',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'api.us1.zsworkflow.net',
    '',
  ])('%j does not', (origin) => {
    expect(originRefusal(origin, never)).not.toBeNull();
    expect(originRefusal(origin, sandbox)).not.toBeNull();
  });

  test('plain http is for loopback in sandbox mode only', () => {
    expect(originRefusal('http://127.0.0.1:4010', sandbox)).toBeNull();
    expect(originRefusal('http://[::1]:4010', sandbox)).toBeNull();
    expect(originRefusal('http://localhost:4010', sandbox)).toBeNull();
    expect(originRefusal('http://127.0.0.1:4010', never)).not.toBeNull();
    expect(originRefusal('http://localhost:4010', never)).not.toBeNull();
    expect(originRefusal('http://8.8.8.8', sandbox)).not.toBeNull();
    expect(originRefusal('http://localhost.evil.example', sandbox)).not.toBeNull();
    expect(originRefusal('http://127.0.0.1.evil.example', sandbox)).not.toBeNull();
  });
});
