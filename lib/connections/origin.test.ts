import { expect, test } from 'vitest';
import { originProblem } from './origin';

const about = {
  label: 'Workato',
  hosts: ['www.workato.com'],
  origins: [{ label: 'Europe', origin: 'https://app.eu.workato.com' }],
  customOrigin: false,
};
const rules = { sandbox: false, confirmed: null };

test.each(['https://www.workato.com', 'https://app.eu.workato.com'])('%s is the vendor’s own', (origin) => {
  expect(originProblem(about, origin, rules)).toBeNull();
});

test.each([
  'www.workato.com',
  'http://www.workato.com',
  'https://www.workato.com/',
  'https://www.workato.com:8443',
  'https://www.workato.com.attacker.example',
  'https://wwwXworkato.com',
  'https://user@www.workato.com',
  'https://www.workato.com@attacker.example',
  'https://www.workato.com?x',
  'https://WWW.workato.com',
  'https://www.workato.com.',
  'ftp://www.workato.com',
  'javascript:alert(1)',
  'https://127.0.0.1',
  'http://127.0.0.1:4010',
  'http://localhost:4010',
  'https://[::1]',
])('%s is refused', (origin) => {
  expect(originProblem(about, origin, { ...rules, confirmed: origin })).not.toBeNull();
});

test.each(['http://127.0.0.1:4010', 'http://localhost:4010', 'http://[::1]:4010'])(
  'the sandbox may be at %s',
  (origin) => {
    expect(originProblem(about, origin, { sandbox: true, confirmed: null })).toBeNull();
  },
);

test.each(['http://10.0.0.1:4010', 'http://127.0.0.1.attacker.example'])('sandbox mode does not open %s', (origin) => {
  expect(originProblem({ ...about, customOrigin: true }, origin, { sandbox: true, confirmed: origin })).not.toBeNull();
});

test('a private instance must be confirmed exactly', () => {
  const own = { ...about, customOrigin: true };
  const origin = 'https://workato.corp.example';
  expect(originProblem(own, origin, rules)).not.toBeNull();
  expect(originProblem(own, origin, { ...rules, confirmed: `${origin}:8443` })).not.toBeNull();
  expect(originProblem(own, origin, { ...rules, confirmed: origin })).toBeNull();
});
