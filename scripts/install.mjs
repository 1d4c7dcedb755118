// Packages and generated code, brought up to date only when their sources changed. Node built-ins only.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { run, step } from './steps.mjs';

export const root = path.resolve(import.meta.dirname, '..');
const at = (...parts) => path.join(root, ...parts);

/** SHA-256 over files and folders, names included; `skip` leaves a path out. */
export function hashOf(paths, skip = () => false) {
  const hash = createHash('sha256');
  const add = (file) => {
    if (!fs.existsSync(file) || skip(file)) return;
    if (fs.statSync(file).isDirectory()) for (const name of fs.readdirSync(file).sort()) add(path.join(file, name));
    else hash.update(path.relative(root, file)).update(fs.readFileSync(file));
  };
  for (const one of paths) add(at(one));
  return hash.digest('hex');
}

/** Does the work unless the stamp already holds this hash. */
export async function whenChanged(stamp, hash, work) {
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === hash) return;
  await work();
  fs.writeFileSync(stamp, hash);
}

// Prisma's install step looks for a native engine to download; naming any existing file here skips that.
const NO_ENGINE_DOWNLOAD = {
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
};

export async function ensureInstalled() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await whenChanged(at('node_modules/.onequeue-lock'), hashOf(['package-lock.json']), () =>
    step('Install packages', () => run(npm, ['ci', '--no-audit', '--no-fund'], { env: NO_ENGINE_DOWNLOAD, cwd: root })),
  );
  const prisma = at('node_modules/prisma/build/index.js');
  await whenChanged(at('node_modules/.onequeue-prisma'), hashOf(['prisma/schema.prisma', 'package-lock.json']), () =>
    step('Generate the database client', async () => {
      fs.rmSync(at('lib/db/generated'), { recursive: true, force: true });
      await run(process.execPath, [prisma, 'generate'], { env: NO_ENGINE_DOWNLOAD, cwd: root });
    }),
  );
  if (!fs.existsSync(at('lib/db/generated/client.ts'))) {
    await run(process.execPath, [prisma, 'generate'], { env: NO_ENGINE_DOWNLOAD, cwd: root });
  }
}

const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema.prisma',
  'proxy.ts',
  'next.config.mjs',
  'postcss.config.mjs',
  'package-lock.json',
];

/** `next build`, when a source is newer than the build. */
export async function ensureBuilt() {
  const hash = hashOf(SOURCES, (file) => /\.test\.tsx?$/.test(file) || file.endsWith('/db/generated'));
  await whenChanged(at('.next/onequeue-source'), hash, () =>
    step('Build the console', () =>
      run(process.execPath, [at('node_modules/next/dist/bin/next'), 'build'], {
        env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
        cwd: root,
      }),
    ),
  );
}
