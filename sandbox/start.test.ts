import { expect, onTestFinished, test } from 'vitest';
import { ask } from './core/ask';
import { vendorIds } from './core/vendor-app';
import { optionsFrom } from './options';
import { startSandbox } from './start';

test('all four vendors, the control and the evidence server are up, each on its own port', async () => {
  const sandbox = await startSandbox({ scale: 'small', clock: 'still' });
  onTestFinished(() => sandbox.close());
  expect(Object.keys(sandbox.vendors)).toEqual([...vendorIds]);
  const urls = [...Object.values(sandbox.vendors).map((vendor) => vendor.url), sandbox.control, sandbox.evidence];
  expect(new Set(urls).size).toBe(6);
  for (const url of urls) {
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+(\/[\w-]{24})?$/);
    expect((await ask(`${url}/no-such-path`)).status).toBeGreaterThanOrEqual(400);
  }
  for (const vendor of Object.values(sandbox.vendors))
    expect(Object.keys(vendor.credentials).length).toBeGreaterThan(0);
});

test('a port in use is named, and nothing is left listening', async () => {
  const first = await startSandbox({ scale: 'small', clock: 'still' });
  onTestFinished(() => first.close());
  const port = Number(new URL(first.vendors.workato.url).port);
  const start = startSandbox({ scale: 'small', clock: 'still', ports: { workato: port } });
  await expect(start).rejects.toThrow(`Port ${port}, asked for by sandbox workato, is in use.`);
});

test('settings are read, and a wrong one is one sentence', () => {
  const ports = '{"workato":4100,"control":0}';
  const read = optionsFrom({ SANDBOX_LIMITS: 'off', SANDBOX_CLOCK: 'still', SANDBOX_SEED: 'x', SANDBOX_PORTS: ports });
  expect(read).toMatchObject({ limits: 'off', clock: 'still', seed: 'x', ports: { workato: 4_100, control: 0 } });
  expect(() => optionsFrom({ SANDBOX_LIMITS: 'no' })).toThrow('SANDBOX_LIMITS is on or off, not "no".');
  expect(() => optionsFrom({ SANDBOX_PORTS: '{"workato":70000}' })).toThrow(
    'SANDBOX_PORTS: workato must be a port number.',
  );
  expect(() => optionsFrom({ SANDBOX_PORTS: '[' })).toThrow('SANDBOX_PORTS is a JSON object of vendor id to port.');
});

test('the control server does nothing for who does not know its whole address', async () => {
  const sandbox = await startSandbox({ scale: 'small', clock: 'still' });
  onTestFinished(() => sandbox.close());
  const { origin } = new URL(sandbox.control);
  for (const address of [`${origin}/faults`, `${origin}/guess/faults`, `${origin}//faults`]) {
    const answer = await ask(address, { method: 'POST', body: { vendor: '*', kind: 'silence' } });
    expect(answer.status).toBe(404);
  }
  expect((await ask(`${sandbox.control}/faults`)).body).toEqual({ faults: [] });
});
