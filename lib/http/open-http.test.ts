import type http from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AppError, VendorError } from '@/lib/errors';
import { systemClock } from './clock';
import { aCall, aDoor, aServer, impatientClock } from './testing';

let server: Awaited<ReturnType<typeof aServer>> | undefined;
afterEach(() => server?.close());

async function answering(handler: http.RequestListener) {
  server = await aServer(handler);
  return server;
}
const saying = (status: number, body: string, headers: http.OutgoingHttpHeaders = {}) =>
  answering((_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body),
  );
async function faultOf(call: Promise<unknown>): Promise<VendorError> {
  const error = await call.then(
    () => new Error('it went well'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof VendorError) return error;
  throw error;
}
const write = aCall({ method: 'POST', body: { notes: 'x' }, write: true });

describe('an answer', () => {
  test('is read by its schema and told with its size', async () => {
    const { origin, asked } = await saying(200, '{"items":[1,2]}');
    const answer = z.object({ items: z.array(z.number()) });
    const query = [
      ['created[start]', '1'],
      ['b', 'x y&z'],
    ] as const;
    const told = await aDoor(origin).call(aCall({ answer, query, headers: { 'x-api-key': 'k' } }));
    expect(told).toMatchObject({ data: { items: [1, 2] }, status: 200, bytes: 15 });
    expect(asked[0]).toMatchObject({ method: 'GET', url: '/v1/things?created%5Bstart%5D=1&b=x%20y%26z' });
    expect(asked[0]?.headers).toMatchObject({ 'x-api-key': 'k', 'accept-encoding': 'identity' });
  });

  test('that is empty is given to the schema as nothing', async () => {
    const { origin } = await saying(204, '');
    expect((await aDoor(origin).call(aCall({ answer: z.undefined() }))).data).toBeUndefined();
  });

  test('with another form names the place and not what stood there', async () => {
    const { origin } = await saying(200, '{"items":[{"id":{"secret":"hunter2"}}]}');
    const answer = z.object({ items: z.array(z.object({ id: z.string() })) });
    const error = await faultOf(aDoor(origin).call(aCall({ answer })));
    expect(error.fault).toBe('garbled');
    expect(error.message).toContain('items.0.id');
    expect(JSON.stringify([error.message, error.detail])).not.toContain('hunter2');
  });

  test('that is a web page with a 200 is an outage and not data', async () => {
    const { origin } = await saying(200, '<!doctype html><title>Sign in</title>', { 'content-type': 'text/html' });
    const error = await faultOf(aDoor(origin).call(aCall()));
    expect(error).toMatchObject({ fault: 'garbled', message: 'The vendor answered a web page instead of data.' });
  });

  test('that stops in the middle of its JSON is garbled', async () => {
    const { origin } = await saying(200, '{"items":[1,');
    expect(await faultOf(aDoor(origin).call(aCall()))).toMatchObject({ fault: 'garbled' });
  });

  test('whose connection breaks in the middle is asked for again', async () => {
    let calls = 0;
    const { origin } = await answering((request, response) => {
      calls += 1;
      response.writeHead(200, { 'content-length': '100' }).write('{"a":');
      setTimeout(() => (calls === 1 ? request.socket.destroy() : response.end(`${' '.repeat(93)}1}`)), 20);
    });
    expect((await aDoor(origin).call(aCall())).data).toEqual({ a: 1 });
  });

  test('that is compressed all the same is read, within the cap', async () => {
    const { origin } = await answering((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(`"${'a'.repeat(50_000)}"`));
    });
    expect(String((await aDoor(origin).call(aCall())).data)).toHaveLength(50_000);
    const small = await faultOf(aDoor(origin, { sizeLimit: 20_000 }).call(aCall()));
    expect(small.fault).toBe('garbled');
  });

  test('in an encoding nobody asked for is refused', async () => {
    const { origin } = await saying(200, 'x', { 'content-encoding': 'zstd' });
    expect(await faultOf(aDoor(origin).call(aCall()))).toMatchObject({ fault: 'garbled' });
  });

  test('of two gigabytes is cut off at the cap, with the memory bounded', async () => {
    let sent = 0;
    const { origin } = await answering((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(2 ** 31) });
      const chunk = Buffer.alloc(256 * 1024, 0x20);
      const more = () => {
        while (sent < 2 ** 31 && !response.destroyed) {
          sent += chunk.length;
          if (!response.write(chunk)) return void response.once('drain', more);
        }
      };
      more();
    });
    const before = process.memoryUsage().rss;
    const error = await faultOf(aDoor(origin).call(aCall()));
    expect(error).toMatchObject({ fault: 'garbled', message: "The vendor's answer is over 10 MiB." });
    expect(sent).toBeLessThan(32 * 1024 * 1024);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });

  test('that drips byte by byte ends at the deadline, though no gap is long', async () => {
    const { origin } = await answering((_request, response) => {
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    });
    const startedAt = Date.now();
    const error = await faultOf(aDoor(origin, { timeouts: { readMs: 200 } }).call(aCall()));
    expect(error).toMatchObject({ fault: 'down', message: 'The vendor did not answer in time.' });
    expect(Date.now() - startedAt).toBeLessThan(2_000);
  });
});

describe('a redirect', () => {
  test('is never followed, and names the host alone', async () => {
    const { origin, asked } = await saying(302, '', { location: 'https://evil.example/steal?ticket=s3cr3t' });
    const error = await faultOf(aDoor(origin).call(aCall()));
    expect(error.fault).toBe('garbled');
    expect(error.message).toContain('evil.example');
    expect(error.message).not.toContain('s3cr3t');
    expect(asked).toHaveLength(1);
  });
});

describe('what a status means', () => {
  test.each([
    [400, false, 'refused'],
    [401, false, 'auth'],
    [403, false, 'refused'],
    [404, false, 'refused'],
    [429, false, 'throttled'],
    [500, false, 'down'],
    [503, false, 'down'],
    [400, true, 'refused'],
    [401, true, 'auth'],
    [429, true, 'throttled'],
    [500, true, 'unclear'],
    [504, true, 'unclear'],
  ])('%i, write: %s, is %s', async (status, isWrite, fault) => {
    const { origin } = await saying(status, '{"internalMessage":"because"}');
    const error = await faultOf(aDoor(origin).call(isWrite ? write : aCall()));
    expect(error).toMatchObject({ fault, detail: { status, vendorMessage: 'because' } });
    expect(error.detail.mayHaveApplied).toBe(isWrite && status >= 500);
  });

  test('a 403 is about the credentials where the client says so', async () => {
    const { origin } = await saying(403, '');
    expect(await faultOf(aDoor(origin).call(aCall({ forbidden: 'auth' })))).toMatchObject({ fault: 'auth' });
  });

  test.each([
    ['{"message":"a","error":"b"}', 'a'],
    ['{"error":{"message":"deep"}}', 'deep'],
    [
      '{"message":"no","errors":{"title":["is too long","is taken"],"base":["full"],"x":7}}',
      'no: title is too long, is taken; full',
    ],
    ['<html><body>Bad <b>gateway</b></body></html>', 'Bad gateway'],
    ['plain words', 'plain words'],
    ['', undefined],
  ])("the vendor's words are found in %s", async (body, words) => {
    const { origin } = await saying(400, body, { 'x-correlation-id': 'abc-1' });
    const { detail } = await faultOf(aDoor(origin).call(aCall()));
    expect(detail).toMatchObject({ vendorRequestId: 'abc-1' });
    expect(detail.vendorMessage).toBe(words);
  });

  test('a vendor that repeats our secrets is quoted without them', async () => {
    const { origin } = await saying(401, '{"message":"bad token abcdef123456, secret zyx-987654"}');
    const call = aCall({
      method: 'POST',
      headers: { authorization: 'Bearer abcdef123456' },
      body: { key_secret: 'zyx-987654' },
      secretBody: true,
    });
    const error = await faultOf(aDoor(origin).call(call));
    expect(error.detail.vendorMessage).toBe('bad token [removed], secret [removed]');
    expect(JSON.stringify(error)).not.toContain('abcdef123456');
  });
});

describe('tries', () => {
  const failing = (times: number, status = 503) => {
    let calls = 0;
    return answering((_request, response) => {
      calls += 1;
      response.writeHead(calls <= times ? status : 200).end('{}');
    });
  };

  test('a person gets two, the background four, a write one', async () => {
    const { origin, asked } = await failing(1_000);
    await faultOf(aDoor(origin).call(aCall()));
    expect(asked.splice(0)).toHaveLength(2);
    await faultOf(aDoor(origin, { priority: 'sync' }).call(aCall()));
    expect(asked.splice(0)).toHaveLength(4);
    await faultOf(aDoor(origin).call(write));
    expect(asked).toHaveLength(1);
  });

  test('the third try of a sync succeeds unseen', async () => {
    const { origin } = await failing(2);
    await expect(aDoor(origin, { priority: 'sync' }).call(aCall())).resolves.toMatchObject({ status: 200 });
  });

  test('a 4xx is not asked again', async () => {
    const { origin, asked } = await failing(1_000, 404);
    await faultOf(aDoor(origin, { priority: 'sync' }).call(aCall()));
    expect(asked).toHaveLength(1);
  });

  test('a wait of over a minute is told to a person at once', async () => {
    const { origin, asked } = await saying(429, '', { 'retry-after': '120' });
    const error = await faultOf(aDoor(origin).call(aCall()));
    expect(error.detail.retryAt).toBeGreaterThanOrEqual(Date.now() + 119_000);
    expect(asked).toHaveLength(1);
  });

  test('a short wait is kept before the second try', async () => {
    const slept: number[] = [];
    let calls = 0;
    const { origin } = await answering((_request, response) => {
      calls += 1;
      response.writeHead(calls === 1 ? 429 : 200, { 'retry-after': '13s' }).end('{}');
    });
    const clock = impatientClock((ms) => slept.push(ms));
    await aDoor(origin, { clock }).call(aCall());
    expect(slept).toHaveLength(1);
    expect(slept[0]).toBeGreaterThan(12_900);
  });

  test('what one call was told holds for the next one too, also where no limit is known', async () => {
    const slept: number[] = [];
    let calls = 0;
    const { origin } = await answering((_request, response) => {
      calls += 1;
      response.writeHead(calls === 1 ? 429 : 200, { 'retry-after': '40' }).end('{}');
    });
    const door = aDoor(origin, { clock: impatientClock((ms) => slept.push(ms)) });
    await faultOf(door.call(aCall({ write: true })));
    await door.call(aCall());
    expect(slept).toHaveLength(1);
    expect(slept[0]).toBeGreaterThan(39_900);
  });

  test('an outage ends the retries: five failures in a row, and nobody is sent there', async () => {
    const { origin, asked } = await failing(1_000);
    const door = aDoor(origin, { priority: 'sync' });
    await faultOf(door.call(aCall()));
    const error = await faultOf(door.call(aCall()));
    expect(asked).toHaveLength(5);
    expect(error.fault).toBe('down');
    expect(error.detail.retryAt).toBeGreaterThan(Date.now() + 25_000);
  });
});

describe('when the line breaks', () => {
  test('nobody listening: nothing was sent, for a write too', async () => {
    const { origin, close } = await saying(200, '{}');
    await close();
    for (const call of [aCall(), write]) {
      const error = await faultOf(aDoor(origin).call(call));
      expect(error).toMatchObject({ fault: 'down', detail: { mayHaveApplied: false } });
    }
  });

  test.each([
    ['before an answer', (request: http.IncomingMessage) => request.socket.destroy()],
    [
      'in the answer',
      (request: http.IncomingMessage, response: http.ServerResponse) => {
        response.writeHead(200, { 'content-length': '10' }).write('{');
        setTimeout(() => request.socket.destroy(), 20);
      },
    ],
  ])('a write reset %s is unclear and never sent twice', async (_when, handler) => {
    const { origin, asked } = await answering(handler);
    const error = await faultOf(aDoor(origin).call(write));
    expect(error).toMatchObject({ fault: 'unclear', detail: { mayHaveApplied: true } });
    expect(asked).toHaveLength(1);
  });

  test('a write whose answer nobody can read may have been done', async () => {
    const { origin } = await saying(200, '<html>');
    expect(await faultOf(aDoor(origin).call(write))).toMatchObject({
      fault: 'garbled',
      detail: { mayHaveApplied: true },
    });
  });

  test('a silent vendor ends the read and leaves the write unclear', async () => {
    const { origin } = await answering(() => {});
    const door = aDoor(origin, { timeouts: { readMs: 100, writeMs: 100 } });
    expect(await faultOf(door.call(aCall()))).toMatchObject({ fault: 'down' });
    expect(await faultOf(door.call(write))).toMatchObject({ fault: 'unclear' });
  });

  test('a caller who gives up gets his own reason; a write in flight stays unclear', async () => {
    const { origin } = await answering(() => {});
    const reason = new Error('page left');
    const given = (over: object) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(reason), 50);
      return aCall({ ...over, signal: controller.signal });
    };
    await expect(aDoor(origin).call(given({}))).rejects.toBe(reason);
    expect(await faultOf(aDoor(origin).call(given({ ...write })))).toMatchObject({ fault: 'unclear' });
    await expect(aDoor(origin).call(aCall({ signal: AbortSignal.abort(reason), write: true }))).rejects.toBe(reason);
  });

  test('each write has a connection of its own', async () => {
    const sockets = new Set<unknown>();
    const { origin } = await answering((request, response) => {
      sockets.add(request.socket);
      response.end('{}');
    });
    const door = aDoor(origin);
    await door.call(write);
    await door.call(write);
    expect(sockets.size).toBe(2);
  });

  test('a credential that cannot be a header is named as such and not shown', async () => {
    const { origin } = await saying(200, '{}');
    const error = await aDoor(origin)
      .call(aCall({ headers: { 'x-api-key': 'evil\r\nhost: x' } }))
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(String(error)).not.toContain('evil');
  });
});

describe('where a call may go', () => {
  const answersOf =
    (...addresses: string[]) =>
    async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const looking = (resolve: () => Promise<{ address: string; family: number }[]>, loopback = false) =>
    faultOf(aDoor('https://vendor.example', { addresses: { loopback }, resolve }).call(aCall()));

  test.each([
    ['private', ['10.0.0.5']],
    ['link-local', ['169.254.169.254']],
    ['mapped', ['::ffff:10.0.0.5']],
    ['translated', ['64:ff9b::a00:5']],
    ['one bad among good ones', ['8.8.8.8', '192.168.0.1']],
    ['loopback outside the sandbox', ['127.0.0.1']],
  ])('a name that answers %s is refused before a socket opens', async (_what, addresses) => {
    expect(await looking(answersOf(...addresses))).toMatchObject({ fault: 'blocked' });
  });

  test('a private address is refused in the sandbox as well', async () => {
    expect(await looking(answersOf('10.0.0.5'), true)).toMatchObject({ fault: 'blocked' });
  });

  test('a name that changes its mind between two calls is refused the second time', async () => {
    const { origin, asked } = await answering((_request, response) => {
      response.setHeader('connection', 'close').end('{}');
    });
    const port = new URL(origin).port;
    const answers = [answersOf('127.0.0.1'), answersOf('192.168.0.1')];
    const door = aDoor(`http://localhost:${port}`, { resolve: async () => (await answers.shift()?.()) ?? [] });
    await door.call(aCall());
    expect(await faultOf(door.call(aCall()))).toMatchObject({ fault: 'blocked' });
    expect(asked).toHaveLength(1);
  });

  test('a name nobody knows is an outage that sent nothing', async () => {
    const unknown = async () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
    const error = await looking(unknown);
    expect(error).toMatchObject({ fault: 'down', message: expect.stringContaining('its name is not known') });
  });

  test('an origin that may not be called is refused when the door is opened', () => {
    expect(() => aDoor('https://169.254.169.254')).toThrow(VendorError);
    expect(() => aDoor('http://127.0.0.1:1', { addresses: { loopback: false } })).toThrow(VendorError);
  });

  test.each(['//evil.example/x', 'https://evil.example/', '/a/../b', '@evil.example', '/a?b', '/a#b', '/a\\b'])(
    'a path that bends the address is our own mistake and not sent: %s',
    async (path) => {
      const { origin, asked } = await saying(200, '{}');
      await expect(aDoor(origin).call(aCall({ path }))).rejects.toThrow();
      expect(asked).toHaveLength(0);
    },
  );
});

test('four reads and two writes are under way at once, and one read is left to people', async () => {
  let most = 0;
  let open = 0;
  const { origin } = await answering((_request, response) => {
    open += 1;
    most = Math.max(most, open);
    setTimeout(() => {
      open -= 1;
      response.end('{}');
    }, 30);
  });
  const busiest = async (door: ReturnType<typeof aDoor>, call: typeof write) => {
    most = 0;
    await Promise.all(Array.from({ length: 12 }, () => door.call(call)));
    return most;
  };
  const clock = systemClock;
  expect(await busiest(aDoor(origin, { clock }), aCall())).toBe(4);
  expect(await busiest(aDoor(origin, { clock }), write)).toBe(2);
  expect(await busiest(aDoor(origin, { clock, priority: 'sync' }), aCall())).toBe(3);
});

test('sixteen calls are under way with one vendor, whatever the number of its tenants, and four of them are for people', async () => {
  let [most, open] = [0, 0];
  const { origin } = await answering((_request, response) => {
    open += 1;
    most = Math.max(most, open);
    setTimeout(() => {
      open -= 1;
      response.end('{}');
    }, 40);
  });
  const busiest = async (priority: 'read' | 'sync', vendorKey: string) => {
    most = 0;
    const tenants = Array.from({ length: 8 }, () => aDoor(origin, { clock: systemClock, vendorKey, priority }));
    await Promise.all(tenants.flatMap((door) => Array.from({ length: 5 }, () => door.call(aCall()))));
    return most;
  };
  expect(await busiest('read', 'of people')).toBe(16);
  expect(await busiest('sync', 'of the background')).toBe(12);
});
