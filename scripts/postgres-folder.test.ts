import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startPostgres } from './embedded-postgres.mjs';
import { reachableFolder, removeDataFolder } from './postgres-folder.mjs';

const top = fs.mkdtempSync(path.join(os.tmpdir(), 'onequeue-folder-'));
afterAll(() => fs.rmSync(top, { recursive: true, force: true }));

const isRoot = process.getuid?.() === 0;

test('where no other user is needed, or it can pass, the folder stays what it is', () => {
  const dir = path.join(top, 'open/pg');
  expect(reachableFolder(dir, {})).toBe(fs.realpathSync(dir));
  const { uid, gid } = fs.statSync(top);
  expect(reachableFolder(dir, { uid, gid })).toBe(fs.realpathSync(dir));
});

test('a link whose end is gone, and a database behind a door that was closed, are told with the way out', () => {
  const gone = path.join(top, 'gone');
  fs.symlinkSync(path.join(top, 'nowhere'), gone);
  expect(() => reachableFolder(gone, {})).toThrow(/leads to .*nowhere, which is gone\. Put it back from a copy/);
  const closed = path.join(top, 'closed');
  fs.mkdirSync(path.join(closed, 'pg/data'), { recursive: true });
  fs.chmodSync(closed, 0o700);
  expect(() => reachableFolder(path.join(closed, 'pg'), { uid: 4_000_000, gid: 4_000_000 })).toThrow(
    /cannot pass through .*Let others pass .*or set ONEQUEUE_DATA/,
  );
});

test.runIf(isRoot)(
  "root's private folder: Postgres keeps its files where its user can, and they are found again",
  async () => {
    const home = path.join(top, 'private-home');
    fs.mkdirSync(home, { mode: 0o700 });
    const dir = path.join(home, 'project/.data/pg');
    const start = () => startPostgres({ dir, password: 'word', settings: ['fsync=off'] });
    const asked = async (url: string, text: string) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query(text);
      await client.end();
      return rows;
    };
    try {
      const first = await start();
      await asked(first.urlFor('postgres'), 'create table kept as select 1 as one');
      await first.stop();
      const second = await start();
      expect(await asked(second.urlFor('postgres'), 'select * from kept')).toEqual([{ one: 1 }]);
      await second.stop();
      expect(fs.realpathSync(dir).startsWith(home)).toBe(false);
    } finally {
      const real = fs.realpathSync(dir);
      removeDataFolder(path.dirname(dir));
      expect(fs.existsSync(real)).toBe(false);
    }
  },
  60_000,
);
