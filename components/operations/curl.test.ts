import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { curlOf } from './curl';

const place = {
  verb: 'POST',
  path: '/api/v1/things/{uuid}/answer',
  origin: 'https://edge.example',
  auth: { header: 'Authorization', value: 'Bearer $EDGE_TOKEN' },
  secrets: ['mfa_passcode', 'token'],
};

/** What a shell makes of the line, with `curl` a word that tells its arguments. */
function argumentsOf(line: string): string[] {
  const script = `curl() { for one; do printf '%s\\0' "$one"; done; }\n${line}`;
  const env = { ...process.env, EDGE_TOKEN: 'planted', HOME: '/nowhere' };
  return execFileSync('sh', ['-c', script], { env, encoding: 'utf8' }).split('\0').slice(0, -1);
}

test('a shell reads the call as it was, and puts the credential in itself', () => {
  const body = { note: `it's $HOME \`id\` "q" \\ \n`, nested: [{ mfa_passcode: '123456', Token: 'x' }] };
  const call = { params: { uuid: 'a/b c' }, query: { 'ids[]': [1, 2], q: 'x&y' }, body };
  const line = curlOf(call, place);
  expect(line).not.toContain('123456');
  const told = argumentsOf(line);
  expect(told.slice(0, 3)).toEqual([
    '-X',
    'POST',
    'https://edge.example/api/v1/things/a%2Fb%20c/answer?ids%5B%5D=1&ids%5B%5D=2&q=x%26y',
  ]);
  expect(told).toContain('Authorization: Bearer planted');
  expect(JSON.parse(told.at(-1) ?? '')).toEqual({
    note: body.note,
    nested: [{ mfa_passcode: '<mfa_passcode>', Token: '<Token>' }],
  });
});

test('a call without a body has none, and a parameter that is not given keeps its place', () => {
  const line = curlOf({ params: {}, query: {}, body: undefined }, { ...place, verb: 'GET' });
  expect(line).not.toContain('--data');
  expect(line).toContain('/things/{uuid}/answer');
});
