import { asObject } from './core/call';
import type { SandboxOptions } from './core/run-vendors';
import { vendorIds } from './core/vendor-app';

/** Reads the SANDBOX_* settings. Throws with one sentence on a value it does not know. */
export function optionsFrom(env: Record<string, string | undefined>): SandboxOptions {
  return {
    seed: env.SANDBOX_SEED || undefined,
    limits: oneOf(env, 'SANDBOX_LIMITS', ['on', 'off']),
    clock: oneOf(env, 'SANDBOX_CLOCK', ['run', 'still']),
    scale: oneOf(env, 'SANDBOX_SCALE', ['full', 'small']),
    dir: env.SANDBOX_DIR || undefined,
    ports: portsOf(env.SANDBOX_PORTS),
    controlSecret: env.SANDBOX_CONTROL_SECRET || undefined,
    env,
  };
}

function oneOf<T extends string>(
  env: Record<string, string | undefined>,
  name: string,
  known: readonly T[],
): T | undefined {
  const value = env[name];
  if (value === undefined || value === '') return undefined;
  const found = known.find((one) => one === value);
  if (found === undefined) throw new Error(`${name} is ${known.join(' or ')}, not "${value}".`);
  return found;
}

function portsOf(text: string | undefined): SandboxOptions['ports'] {
  if (text === undefined || text === '') return {};
  const given = asObject(parse(text));
  if (!given) throw new Error('SANDBOX_PORTS is a JSON object of vendor id to port.');
  const ports: SandboxOptions['ports'] = {};
  for (const name of [...vendorIds, 'control', 'evidence'] as const) {
    const port = given[name];
    if (port === undefined) continue;
    if (typeof port !== 'number' || !Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new Error(`SANDBOX_PORTS: ${name} must be a port number.`);
    }
    ports[name] = port;
  }
  return ports;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
