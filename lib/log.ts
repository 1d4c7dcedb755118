import 'server-only';
import pino from 'pino';
import { env } from './env';

/** Only these keys of an object reach a log line: what is not named here cannot leak. */
const ALLOWED = new Set([
  'requestId',
  'workspaceId',
  'connectionId',
  'vendor',
  'noun',
  'stream',
  'operation',
  'method',
  'route',
  'status',
  'ms',
  'count',
  'attempt',
  'actionId',
  'state',
  'fault',
  'code',
  'pid',
  'port',
  'bytes',
  'reason',
  'userId',
]);

function allowed(fields: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (key === 'err') kept.err = errorOf(value);
    else if (ALLOWED.has(key)) kept[key] = value;
  }
  return kept;
}

/** Type, message and place of an error; never its fields, which may hold an answer or a request. */
function errorOf(error: unknown) {
  if (!(error instanceof Error)) return { message: 'not an error' };
  return {
    name: error.name,
    message: error.message.slice(0, 300),
    stack: error.stack?.split('\n').slice(1, 6).join('\n'),
  };
}

let logger: pino.Logger | undefined;

/** The one logger: one JSON line, fields by allow-list. */
export function log(level: 'debug' | 'info' | 'warn' | 'error', message: string, fields: Record<string, unknown> = {}) {
  logger ??= pino({ level: env().LOG_LEVEL, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime });
  logger[level](allowed(fields), message);
}
