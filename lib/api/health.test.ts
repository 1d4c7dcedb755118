import type { Server } from 'node:http';
import http from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePool } from '@/lib/db/pool';
import { health } from './health';

let worker: Server;
let status = 200;

beforeAll(async () => {
  worker = http.createServer((_request, response) => response.writeHead(status).end('{"any":"words"}'));
  await new Promise<void>((resolve) => worker.listen(0, '127.0.0.1', resolve));
  const address = worker.address();
  process.env.BROKER_URL = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  process.env.DATABASE_URL = 'postgres://nobody@127.0.0.1:1/none';
  process.env.LOG_LEVEL = 'silent';
});
afterAll(() => closePool());

test('says which of the three answers, and nothing else', async () => {
  expect(await health()).toEqual({ web: 'up', worker: 'up', database: 'down' });
  status = 500;
  expect(await health()).toEqual({ web: 'up', worker: 'down', database: 'down' });
  worker.close();
  worker.closeAllConnections();
  expect(await health()).toEqual({ web: 'up', worker: 'down', database: 'down' });
});
