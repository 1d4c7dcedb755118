import fs from 'node:fs';
import path from 'node:path';
import { clientOf, well } from './client';
import type { Console } from './console';
import { sleep } from './process';
import { PATH } from './queue-api';
import type { Row } from './report';

const CALLS = 50;
const SETTINGS = { log_statement: 'all', log_line_prefix: '%u ' };

/** Row 2: what the web asks of Postgres for one page of the queue, counted in Postgres' own log. */
export async function statements(console: Console): Promise<Row> {
  const client = clientOf(console.url);
  const cookie = await console.signIn('analyst');
  const ask = async () => {
    for (let i = 0; i < CALLS; i++) await well(client.get(PATH, { cookie }));
  };
  await ask();
  const file = path.join(console.dir, 'logs/postgres.log');
  const from = fs.statSync(file).size;
  for (const [name, value] of Object.entries(SETTINGS)) await console.query(`alter system set ${name} = '${value}'`);
  await console.query('select pg_reload_conf()');
  await sleep(500);
  await ask();
  for (const name of Object.keys(SETTINGS)) await console.query(`alter system reset ${name}`);
  await console.query('select pg_reload_conf()');
  await client.close();
  const said = fs.readFileSync(file, 'utf8').slice(from).split('\n');
  const asked = said.filter((line) => /^onequeue_web LOG: {2}(execute|statement)/.test(line));
  const besides = asked.filter((line) => !/session_lookup|set_config\('onequeue\.workspace'/.test(line));
  if (asked.length < CALLS) throw new Error('Postgres logged fewer statements than there were requests');
  return {
    metric: '2 statements a request, besides session and workspace setting',
    value: besides.length / CALLS,
    unit: 'statements',
    baseline: null,
    baselineName: '',
    ratio: null,
    goal: 1,
    by: 'value',
  };
}
