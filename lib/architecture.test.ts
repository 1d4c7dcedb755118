import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/**
 * The rooms of `lib` and what each may import; docs/adr has the reasons. `a/b` names one file of a room (`*` stands for
 * a folder). A new room or arrow is one line here and one in an ADR.
 */
const ground = ['errors', 'env', 'log', 'model'];
const verb = [...ground, 'db', 'auth', 'audit'];
const facts = ['vendors/about', 'vendors/catalogue', 'vendors/*/about'];
/** What a vendor can be asked, by name: tables alone, nothing that reaches it. */
const tables = [
  'vendors/auth-header',
  'vendors/operation',
  'vendors/operations',
  'vendors/operation-input',
  'vendors/overrides',
  'vendors/sealed-fields',
  'vendors/slot',
  'vendors/vendor',
];
const worker = [...verb, 'http', 'vendors', 'vault', 'db'];
const mayImport: Record<string, string[]> = {
  model: [],
  errors: [],
  env: [],
  log: ['env'],
  db: ground,
  seal: ground,
  query: [...ground, 'db', ...facts],
  auth: [...ground, 'db'],
  audit: [...ground, 'db', 'auth'],
  api: [...ground, 'db', 'auth'],
  http: [...ground, 'db'],
  vendors: [...ground, 'http', 'auth/permissions'],
  // Findings held in memory, to be counted: knows the language, and nothing of who asks.
  held: [...ground, 'db', 'query'],
  findings: [...verb, 'query', 'held', ...facts],
  // A case is findings looked at together: it links them and gives them its verdict by their own verbs.
  cases: [...verb, 'findings', 'query', 'held', ...facts],
  // A fold is posture findings of one policy and account, accepted together: held beside them, moved with their history.
  folds: [...verb, 'findings', 'query', 'held', ...facts],
  // What is done by itself with the findings of a query, by their own verbs.
  rules: [...verb, 'findings', 'query'],
  items: [...verb, 'query', 'findings/shapes', ...facts],
  // What findings and lists say of one person, device, resource, account or document, by the keys they share.
  entities: [...verb, 'findings', 'items', 'query', ...facts],
  // Entries of the vendors' logs and of our own in one stream.
  activity: [...verb, 'query', 'items', 'findings/shapes', ...facts],
  // The words of all vendors; `query` asks its table by a function of the database.
  vocabulary: [...verb, 'findings/shapes', ...facts],
  // What is stored of each is counted where findings are held.
  sources: [...verb, 'findings/shapes', 'held', ...facts],
  dashboards: [
    ...verb,
    'query',
    'findings/shapes',
    'findings/dimensions',
    'findings/tally',
    'findings/spans',
    ...facts,
  ],
  boards: [...verb, 'query', 'findings/dimensions', 'findings/tally', 'dashboards/period'],
  people: verb,
  // Faults of the sandbox, set through its control server.
  rehearsal: verb,
  stream: verb,
  views: [...verb, 'query'],
  workspaces: verb,
  // The web's side of the broker, and of the outbox: neither meets a key or a vendor.
  live: [...verb, 'operations/shapes', ...facts],
  connections: [...verb, 'seal', 'live', ...facts, ...tables],
  actions: [...worker, 'findings', 'items', 'connections/schema', 'sync/workspaces', 'sync/store'],
  operations: [...verb, 'live', 'actions', 'connections', 'http/open', 'findings/shapes', ...facts, ...tables],
  // A leaked document: from the record of an incident to the write at Edge, through the operations of both.
  lockdown: [
    ...verb,
    'actions',
    'live',
    'operations',
    'vendors/path-part',
    'vendors/lacework-edge/document',
    'vendors/zscaler-workflow/incident-file',
    ...facts,
    ...tables,
  ],
  // Composes what findings and the outbox can do into one durable bulk.
  jobs: [...verb, 'findings', 'actions', 'sync/workspaces', ...facts],
  vault: [...verb, 'seal', 'http', 'vendors', 'connections/origin'],
  sync: [...worker, 'findings', 'items'],
  worker: [
    ...worker,
    'api',
    'sync',
    'actions',
    'jobs',
    'live',
    'connections',
    'operations',
    'findings/rerank',
    'findings/wake',
    'folds/reopen',
    'folds/move',
    'rules/run',
    'rules/lapse',
  ],
};

/** What the web process must never come upon, by any path of imports: keys, and whatever speaks to a vendor. */
const WORKER_ONLY =
  /^lib\/(vault|http|worker)\/|^lib\/vendors\/(registry|define)\.ts|^lib\/vendors\/[^/]+\/(client|vendor)\.ts|^lib\/actions\/(deliver|loop)\.ts|^lib\/jobs\/loop\.ts/;

/** Marks a file that may not be part of a page in the browser. */
const SERVER_ONLY = /^import 'server-only';|^import .* from 'node:/m;

const root = path.resolve(import.meta.dirname, '..');
const TEST =
  /\.test\.tsx?$|\/testing\.ts$|^lib\/db\/test-database\.ts$|-in-process\.ts$|^lib\/vendors\/(.*\/)?contract[^/]*\.ts$/;
const files = new Map(
  ['lib', 'app', 'components', 'sandbox']
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    )
    .filter((file) => /\.tsx?$/.test(file))
    .concat(existsSync(path.join(root, 'proxy.ts')) ? ['proxy.ts'] : [])
    .filter((file) => !file.includes('/generated/') && !TEST.test(file))
    .map((file) => [file, importsOf(file)] as const),
);

type Import = { to: string; isTypeOnly: boolean };

/** Imports of our own files, written in any of the ways that the language has. */
function importsOf(file: string): Import[] {
  const text = textOf(file).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found: Import[] = [];
  for (const [, clause = '', from] of text.matchAll(/^(?:import|export)\s+([^'";]*?)\s*from\s*['"]([^'"]+)['"]/gm)) {
    found.push(...resolved(file, from, isErased(clause)));
  }
  for (const [, from] of text.matchAll(/^import\s*['"]([^'"]+)['"]/gm)) found.push(...resolved(file, from, false));
  for (const [, from] of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g))
    found.push(...resolved(file, from, false));
  return found;
}

/** `import type …`, and braces in which every name is a type. */
function isErased(clause: string): boolean {
  if (/^type\b/.test(clause)) return true;
  const names = /^\{([\s\S]*)\}$/
    .exec(clause)?.[1]
    ?.split(',')
    .map((name) => name.trim());
  return names?.filter(Boolean).every((name) => name.startsWith('type ')) ?? false;
}

function resolved(file: string, from: string | undefined, isTypeOnly: boolean): Import[] {
  if (!from || !/^(\.|@\/)/.test(from)) return [];
  const base = from.startsWith('@/') ? from.slice(2) : path.join(path.dirname(file), from);
  const to = [base, `${base}.ts`, `${base}.tsx`].find((one) => /\.\w+$/.test(one) && existsSync(path.join(root, one)));
  return to ? [{ to, isTypeOnly }] : [];
}

function textOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

const roomOf = (file: string) => /^lib\/([^/.]+)/.exec(file)?.[1];

function mayReach(room: string, to: string): boolean {
  const inLib = to.replace(/^lib\//, '').replace(/\.tsx?$/, '');
  return (mayImport[room] ?? []).some((allowed) =>
    allowed.includes('/')
      ? new RegExp(`^${allowed.replace('*', '[^/]+')}$`).test(inLib)
      : inLib === allowed || inLib.startsWith(`${allowed}/`),
  );
}

/** Every file that is reached from these when they run, each with the file that led to it. */
function reachedFrom(starts: string[]): Map<string, string | null> {
  const reached = new Map<string, string | null>(starts.map((file) => [file, null]));
  for (const file of reached.keys()) {
    for (const { to, isTypeOnly } of files.get(file) ?? []) {
      if (!isTypeOnly && !reached.has(to)) reached.set(to, file);
    }
  }
  return reached;
}

function wayTo(file: string, reached: Map<string, string | null>): string {
  const before = reached.get(file);
  return before ? `${wayTo(before, reached)} → ${file}` : file;
}

test('the walker sees imports in every form, and knows which of them are types', () => {
  expect(files.size).toBeGreaterThan(100);
  expect(isErased('type { A }')).toBe(true);
  expect(isErased('{ type A, type B }')).toBe(true);
  expect(isErased('{ type A, b }')).toBe(false);
  expect(isErased('A, { type B }')).toBe(false);
  expect(files.get('lib/worker/main.ts')?.map(({ to }) => to)).toContain('lib/vault/kek.ts');
});

test('every room of lib is in the table', () => {
  const rooms = [...files.keys()].map(roomOf).filter((room) => room !== undefined);
  expect([...new Set(rooms)].filter((room) => !(room in mayImport))).toEqual([]);
});

test('imports inside lib follow the table', () => {
  const wrong: string[] = [];
  for (const [file, imports] of files) {
    const room = roomOf(file);
    if (!room) continue;
    for (const { to } of imports) {
      if (!to.startsWith('lib/')) wrong.push(`${file} → ${to}`);
      else if (roomOf(to) !== room && !mayReach(room, to)) wrong.push(`${file} → ${to}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('the web process never comes upon a key or a way to a vendor', () => {
  const reached = reachedFrom([...files.keys()].filter((file) => /^(app|components)\/|^proxy\.ts$/.test(file)));
  const wrong = [...reached.keys()].filter((file) => WORKER_ONLY.test(file)).map((file) => wayTo(file, reached));
  expect(wrong).toEqual([]);
});

test('the worker does come upon them, so that the walk is one', () => {
  const reached = reachedFrom(['lib/worker/main.ts']);
  expect([...reached.keys()]).toEqual(
    expect.arrayContaining(['lib/vault/kek.ts', 'lib/http/open-http.ts', 'lib/vendors/workato/client.ts']),
  );
});

test('components take nothing from lib that a browser must not have', () => {
  const reached = reachedFrom([...files.keys()].filter((file) => file.startsWith('components/')));
  const wrong = [...reached.keys()].filter((file) => file.startsWith('lib/') && SERVER_ONLY.test(textOf(file)));
  expect(wrong.map((file) => wayTo(file, reached))).toEqual([]);
});

test('no vendor’s folder knows another’s', () => {
  const vendorOf = (file: string) => /^lib\/vendors\/([^/]+)\//.exec(file)?.[1];
  const wrong = [...files].flatMap(([file, imports]) =>
    imports
      .filter(({ to }) => vendorOf(file) && vendorOf(to) && vendorOf(file) !== vendorOf(to))
      .map(({ to }) => `${file} → ${to}`),
  );
  expect(wrong).toEqual([]);
});

test('the sandbox knows nothing of the console, nor the console of it', () => {
  const wrong = [...files].flatMap(([file, imports]) =>
    imports
      .filter(({ to }) => file.startsWith('sandbox/') !== to.startsWith('sandbox/'))
      .map(({ to }) => `${file} → ${to}`)
      .filter((arrow) => arrow.includes('sandbox/')),
  );
  expect(wrong).toEqual([]);
});

test('what touches database, environment or keys says that it is for the server', () => {
  const touched = /^lib\/(env|log)\.ts$|^lib\/db\/(tx|rows|pool|listen)\.ts$|^lib\/vault\//;
  const wrong = [...files]
    .filter(
      ([file, imports]) =>
        file.startsWith('lib/') && imports.some(({ to, isTypeOnly }) => !isTypeOnly && touched.test(to)),
    )
    .map(([file]) => file)
    .filter((file) => !textOf(file).startsWith("import 'server-only';"));
  expect(wrong).toEqual([]);
});

test('no file imports itself by a detour', () => {
  const wrong: string[] = [];
  const done = new Set<string>();
  const onWay: string[] = [];
  const visit = (file: string) => {
    if (onWay.includes(file)) wrong.push([...onWay.slice(onWay.indexOf(file)), file].join(' → '));
    if (done.has(file)) return;
    done.add(file);
    onWay.push(file);
    for (const { to, isTypeOnly } of files.get(file) ?? []) if (!isTypeOnly) visit(to);
    onWay.pop();
  };
  for (const file of files.keys()) visit(file);
  expect(wrong).toEqual([]);
});
