import type http from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Passing } from './open';
import type { HttpOptions } from './open-http';
import { aCall, aDoor, aServer } from './testing';

let server: Awaited<ReturnType<typeof aServer>> | undefined;
afterEach(() => server?.close());

const records = (count: number) => JSON.stringify({ items: Array.from({ length: count }, (_, at) => `record ${at}`) });
const LARGE = records(20_000);

async function calling(handler: http.RequestListener, over: Partial<HttpOptions> = {}, signal?: AbortSignal) {
  server = await aServer(handler);
  const got: Buffer[] = [];
  const pass: Passing<unknown> = {
    over: 1000,
    async to(_heard, chunks) {
      for await (const chunk of chunks) got.push(Buffer.from(chunk));
      return 'passed';
    },
  };
  const answer = z.object({ items: z.array(z.string()) });
  const called = aDoor(server.origin, over).call(aCall({ answer, pass, ...(signal ? { signal } : {}) }));
  return { called, got, text: () => Buffer.concat(got).toString() };
}
const sends = (text: string, headers: http.OutgoingHttpHeaders = {}): http.RequestListener => {
  return (_request, response) => response.writeHead(200, headers).end(text);
};

test('a large answer goes on as it came, unread', async () => {
  const { called, text } = await calling(sends(LARGE.replace('record 7"', 'record 7", 12345678901234567890')));
  expect(await called).toMatchObject({ data: 'passed', status: 200 });
  expect(text()).toContain('12345678901234567890');
});

test('a small one is read by its schema', async () => {
  const { called, got } = await calling(sends(records(3)));
  expect((await called).data).toEqual({ items: ['record 0', 'record 1', 'record 2'] });
  expect(got).toEqual([]);
});

test('a web page is no data, however large', async () => {
  const { called, got } = await calling(sends(`<html>${'x'.repeat(5000)}</html>`));
  await expect(called).rejects.toMatchObject({ fault: 'garbled' });
  expect(got).toEqual([]);
});

test.each([
  ['that is cut', LARGE.slice(0, -5), 'garbled'],
  ['that goes on after its end', `${LARGE} {}`, 'garbled'],
])('one %s fails when it is seen, and is not asked for again', async (_, text, fault) => {
  const { called } = await calling(sends(text));
  await expect(called).rejects.toMatchObject({ fault });
  expect(server?.asked).toHaveLength(1);
});

test('one whose connection breaks is not asked for again: half of it is gone already', async () => {
  const { called, got } = await calling((request, response) => {
    response.writeHead(200, { 'content-length': String(LARGE.length) }).write(LARGE.slice(0, 5000));
    setTimeout(() => request.socket.destroy(), 50);
  });
  await expect(called).rejects.toMatchObject({ fault: 'down' });
  expect(got.length).toBeGreaterThan(0);
  expect(server?.asked).toHaveLength(1);
});

test('size and time hold for what is passed on too', async () => {
  const large = await calling(sends(LARGE), { sizeLimit: 100_000 });
  await expect(large.called).rejects.toMatchObject({ fault: 'garbled' });
  expect(large.text().length).toBeLessThanOrEqual(100_000);
  await server?.close();
  const slow = await calling(
    (_request, response) => {
      response.writeHead(200).write(LARGE.slice(0, 5000));
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    },
    { timeouts: { readMs: 300 } },
  );
  await expect(slow.called).rejects.toMatchObject({ fault: 'down', message: 'The vendor did not answer in time.' });
});

test('a caller that goes away ends the call at the vendor', async () => {
  const gone = new AbortController();
  let closed: (() => void) | undefined;
  const vendorSaw = new Promise<void>((resolve) => {
    closed = resolve;
  });
  const { called } = await calling(
    (_request, response) => {
      response.on('close', () => closed?.());
      response.writeHead(200).write(LARGE.slice(0, 5000));
      setTimeout(() => gone.abort(new Error('gone')), 50);
    },
    {},
    gone.signal,
  );
  await expect(called).rejects.toThrow('gone');
  await vendorSaw;
});
