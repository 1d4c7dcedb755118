#!/usr/bin/env node
// Stand-in for Prisma's native schema-engine binary (which is downloaded from a host that may be out of reach).
// Speaks the same JSON-RPC over stdio, backed by @prisma/schema-engine-wasm + @prisma/adapter-pg.
// Use: PRISMA_SCHEMA_ENGINE_BINARY=scripts/prisma-schema-engine.mjs prisma migrate deploy|dev|diff|status|resolve|reset, prisma db push|pull|execute
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

const { values: opt, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: 'string', multiple: true },
    datasource: { type: 'string' },
    version: { type: 'boolean' },
  },
});
const url =
  (opt.datasource && JSON.parse(opt.datasource).url) || process.env.DATABASE_URL || 'postgresql://localhost/postgres';

const withDb = (name) => Object.assign(new URL(url), { pathname: `/${encodeURIComponent(name)}` }).toString();
async function sql(connectionString, text, values) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await client.query(text, values);
  } finally {
    await client.end();
  }
}
const dbName = () => decodeURIComponent(new URL(url).pathname.slice(1));
async function createDatabase() {
  const name = dbName();
  const { rowCount } = await sql(withDb('postgres'), 'select 1 from pg_database where datname = $1', [name]);
  if (!rowCount) await sql(withDb('postgres'), `create database ${pg.escapeIdentifier(name)}`);
  return name;
}

if (opt.version) {
  console.log('schema-engine-cli wasm');
  process.exit(0);
}
if (positionals[0] === 'cli') {
  const log = (level, message, error_code) =>
    process.stderr.write(
      `${JSON.stringify({ level, fields: { message, error_code }, target: 'schema_engine::logger' })}\n`,
    );
  log('INFO', 'schema-engine wasm'); // the CLI drops the first line
  try {
    if (positionals[1] === 'can-connect-to-database') await sql(url, 'select 1');
    else if (positionals[1] === 'create-database') await createDatabase();
    else if (positionals[1] === 'drop-database')
      await sql(withDb('postgres'), `drop database if exists ${pg.escapeIdentifier(dbName())}`);
    process.exit(0);
  } catch (e) {
    log(
      'ERROR',
      e.message || `Can't reach database server (${e.code})`,
      e.code === '3D000' ? 'P1003' : /^28/.test(e.code) ? 'P1000' : 'P1001',
    );
    process.exit(1);
  }
}

const bgPath = join(dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')), 'schema_engine_bg');
const bg = await import(`${bgPath}.js`);
const { instance } = await WebAssembly.instantiate(readFileSync(`${bgPath}.wasm`), { './schema_engine_bg.js': bg });
globalThis.PRISMA_WASM_PANIC_REGISTRY ??= { set_message: (m) => process.stderr.write(`${m}\n`) };
bg.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

// Three gaps of adapter-pg that only the schema engine meets.
function patch(adapter) {
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  let chars = [];
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    // 1. The catalogue's internal "char" type (oid 18) is not mapped: read it as text …
    chars = (result.fields ?? []).map((f) => f.dataTypeID === 18);
    for (const f of result.fields ?? []) if (f.dataTypeID === 18) f.dataTypeID = 25;
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    // … but tell the engine it is a character.
    result.columnTypes = result.columnTypes.map((t, i) => (chars[i] ? ColumnTypeEnum.Character : t));
    return result;
  };
  // 2. executeScript splits at every `;`, which breaks $$ bodies: send the file as one simple query, as the native engine does.
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script);
    } catch (e) {
      adapter.onError(e);
    }
  };
  return adapter;
}
class Factory extends PrismaPg {
  constructor(connectionString) {
    // max: 1, since the engine relies on session state (advisory lock, search_path).
    super({ connectionString, max: 1 }, { schema: new URL(connectionString).searchParams.get('schema') ?? undefined });
  }
  async connect() {
    return patch(await super.connect());
  }
  // 3. The shadow database must be dropped after its own connections have closed.
  async connectToShadowDb() {
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    await sql(url, `create database "${name}"`);
    shadows.add(name);
    const adapter = await new Factory(withDb(name)).connect();
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await dropShadows();
    };
    return adapter;
  }
}
const shadows = new Set();
async function dropShadows() {
  for (const name of shadows) {
    shadows.delete(name);
    await sql(url, `drop database if exists "${name}" with (force)`).catch(() => {});
  }
}
// `migrate diff` between schema files needs no server: answer the engine's one version probe here.
const offline = {
  provider: 'postgres',
  adapterName: 'offline',
  executeRaw: async () => 0,
  executeScript: async () => {},
  dispose: async () => {},
  getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
  queryRaw: async () => ({
    columnNames: ['exists', 'version', 'numeric_version'],
    columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
    rows: [[true, 'PostgreSQL 17.0', 170000]],
  }),
};
const offlineFactory = {
  provider: 'postgres',
  adapterName: 'offline',
  connect: async () => offline,
  connectToShadowDb: async () => offline,
};

const datamodels = opt.datamodels?.map((path) => [path, readFileSync(path, 'utf8')]);
const newEngine = (factory) =>
  bg.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
let enginePromise;
async function call(method, params) {
  if (method === 'createDatabase') return { databaseName: await createDatabase() };
  const noServer =
    method === 'diff' && [params.from, params.to].every((t) => t.tag === 'empty' || t.tag === 'schemaDatamodel');
  enginePromise ??= newEngine(noServer ? offlineFactory : new Factory(url));
  const engine = await enginePromise;
  if (method === 'getDatabaseVersion') return engine.version(params);
  if (typeof engine[method] !== 'function') throw new Error(`${method} is not supported by the wasm schema engine`);
  return (await engine[method](params)) ?? {};
}

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
let queue = Promise.resolve();
async function handle({ id, method, params }) {
  if (!method) return; // an answer to our own "print"
  try {
    const result = await call(method, params);
    if (method === 'diff' && result.stdout != null)
      send({ id: `print-${id}`, method: 'print', params: { content: result.stdout } });
    send({ id, result });
  } catch (e) {
    const data = {
      is_panic: false,
      message: e.message,
      meta: e.meta ?? null,
      ...(e.code ? { error_code: e.code } : {}),
    };
    send({ id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } });
  }
}
async function shutdown() {
  await queue;
  await dropShadows();
  process.exit(0);
}
process.on('SIGTERM', shutdown); // the CLI sends it as soon as it has closed stdin
createInterface({ input: process.stdin })
  .on('line', (line) => {
    if (line.trim()) queue = queue.then(() => handle(JSON.parse(line)));
  })
  .on('close', shutdown);
