// The route handlers by themselves, with neither Next nor proxy.ts in front of them. A process of its own, since the
// server's modules run under another condition than the tests. Reads one question on stdin, answers it on stdout.
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import type { Handler } from '@/lib/api/route';

const root = path.resolve(import.meta.dirname, '..');
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

export type DirectCall = {
  file: string;
  method: string;
  url: string;
  params: Record<string, string | string[]>;
  headers: Record<string, string>;
  body?: string;
};
type Question = { files: string[]; calls: DirectCall[] };
export type HandlersAnswer = { rules: Record<string, Record<string, string | null>>; statuses: number[] };

/** A route's exports, by what Next would call; one that `route` did not make has no rule. */
type RouteModule = Record<string, Handler | undefined>;

const { files, calls }: Question = JSON.parse(await text(process.stdin));
const modules = new Map<string, RouteModule>();
for (const file of files) modules.set(file, await import(pathToFileURL(path.join(root, file)).href));

const rules: HandlersAnswer['rules'] = {};
for (const [file, handlers] of modules) {
  const present = METHODS.filter((method) => handlers[method] !== undefined);
  rules[file] = Object.fromEntries(present.map((method) => [method, handlers[method]?.rule ?? null]));
}
const statuses: number[] = [];
for (const { file, method, url, params, headers, body } of calls) {
  const handler = modules.get(file)?.[method];
  if (!handler) throw new Error(`${file} has no ${method}`);
  const answer = await handler(new Request(url, { method, headers, body }), { params: Promise.resolve(params) });
  await answer.arrayBuffer();
  statuses.push(answer.status);
}
process.stdout.write(JSON.stringify({ rules, statuses }));
process.exit(0);
