import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Apart } from './apart';
import type { DirectCall, HandlersAnswer } from './handlers';

const root = path.resolve(import.meta.dirname, '..');
const manifest: Record<string, string> = JSON.parse(
  fs.readFileSync(path.join(root, '.next/app-path-routes-manifest.json'), 'utf8'),
);

export type BuiltRoute = {
  /** `/api/findings/[id]/notes` */
  path: string;
  /** `app/api/findings/[id]/notes/route.ts` */
  file: string;
};

/** Every route handler that Next has built. */
export const builtRoutes: readonly BuiltRoute[] = Object.entries(manifest)
  .filter(([entry]) => entry.endsWith('/route'))
  .map(([entry, route]) => ({ path: route, file: `app${entry}.ts` }))
  // Whoever signs out in the middle of it could not go on.
  .sort((a, b) => Number(a.path.endsWith('/sign-out')) - Number(b.path.endsWith('/sign-out')));

/** Every page that Next has built, without those it brings itself. */
export const builtPages: readonly string[] = [
  ...new Set(
    Object.entries(manifest)
      .filter(([entry, page]) => entry.endsWith('/page') && !page.startsWith('/_'))
      .map(([, page]) => page),
  ),
];

/** What stands in the place of `[id]` and its like. */
export function paramsOf(route: string, id: string): Record<string, string | string[]> {
  const all: Record<string, string | string[]> = {
    id,
    noun: 'tag',
    resource: 'user',
    read: 'details',
    kind: 'person',
    // "nobody" in base64url.
    key: 'bm9ib2R5',
    seq: '1',
    operation: 'list_cloud_alerts',
    nextauth: ['csrf'],
  };
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => route.includes(`[${name}]`) || route.includes(`[...${name}]`)),
  );
}

export function filled(route: string, params: Record<string, string | string[]>): string {
  return route.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => [params[name]].flat().join('/'));
}

/** Rules and answers of the handlers themselves, called directly with the web process's own rights. */
export async function askHandlers(apart: Apart, calls: readonly DirectCall[] = []): Promise<HandlersAnswer> {
  const secrets = (name: string) => JSON.parse(fs.readFileSync(path.join(apart.data, `secrets/${name}.json`), 'utf8'));
  const web = Object.assign(new URL(apart.ownerUrl()), {
    username: 'onequeue_web',
    password: secrets('database').onequeue_web,
  });
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'e2e/handlers.ts'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: web.toString(),
      NEXTAUTH_URL: apart.origin,
      NEXTAUTH_SECRET: secrets('web').authSecret,
      LOG_LEVEL: 'silent',
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify({ files: builtRoutes.map(({ file }) => file), calls }));
  return JSON.parse(await text(child.stdout));
}
