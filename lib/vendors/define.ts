import { z } from 'zod';
import { AppError } from '@/lib/errors';
import type { OpenHttp, Passing } from '@/lib/http/open';
import { boundedText, redact } from '@/lib/http/redact';
import type { Command, CommandKind } from '@/lib/model/command';
import type { About } from './about';
import type { Operation, OperationInput } from './operation';
import { named, performOperation, readOperationBack } from './operation-command';
import type {
  Connected,
  Noun,
  Operated,
  OperationApi,
  PassOn,
  PerformSpec,
  PullSpec,
  Spec,
  TimeField,
  Vendor,
  Window,
} from './vendor';

type AboutOf<C extends z.ZodObject, S extends z.ZodObject> = About<C> & { settings: S };
type SpecOf<C extends z.ZodObject, S extends z.ZodObject, Api> = Omit<Spec<z.output<C>, z.output<S>, Api>, 'about'> & {
  about: AboutOf<C, S>;
};

/** Closes over a vendor's own types. What the spec lacks is refused with the sentence its `about` gives. */
export function defineVendor<C extends z.ZodObject, S extends z.ZodObject, Api extends OperationApi>(
  spec: SpecOf<C, S, Api>,
): Vendor {
  return {
    about: spec.about,
    http: spec.http ?? { limits: {} },
    connect: (opened: { credentials: unknown; settings: unknown; http: OpenHttp }) =>
      connected(
        spec,
        spec.open({
          credentials: read(spec.about.credentials, opened.credentials, 'credentials'),
          settings: read(spec.about.settings, opened.settings, 'settings'),
          http: opened.http,
        }),
      ),
  };
}

function connected<C extends z.ZodObject, S extends z.ZodObject, Api extends OperationApi>(
  spec: SpecOf<C, S, Api>,
  api: Api,
): Connected {
  const cannot = () => new AppError('not_possible', spec.about.cannot);

  function pullSpec<N extends Noun>(noun: N): PullSpec<N, Api> | undefined {
    return spec.pull[noun];
  }
  function performSpec<K extends CommandKind>(kind: K): PerformSpec<K, Api> {
    const found = spec.perform[kind];
    if (!found) throw cannot();
    return found;
  }

  async function operated(id: string, input: OperationInput, signal: AbortSignal, pass?: PassOn) {
    const operation = api.operations.get(id);
    if (!operation) throw new AppError('not_found', 'This vendor has no such operation.');
    const startedAt = Date.now();
    const told = async ({ status, headers }: Heard) => ({
      status,
      requestId: boundedText(headers['x-correlation-id'] ?? headers['x-request-id'] ?? '', 100) || null,
      ms: Date.now() - startedAt,
      budget: await api.budget(operation.rateClass),
    });
    const passing = pass && mayPass(operation) ? passingTo(pass, told) : undefined;
    const answered = await api.send(operation, input, operation.answer, signal, passing);
    if (answered.data === PASSED) return null;
    return { ...(await told(answered)), result: redact(answered.data, operation.secrets.answer) ?? null };
  }

  const operate: Connected['operate'] = async (id, input, signal) => {
    const answered = await operated(id, input, signal);
    if (!answered) throw new Error('nobody asked for it to be passed on');
    return answered;
  };

  return {
    about: spec.about,
    verify: (signal) => spec.verify(api, signal),
    pullSpec: (noun) => {
      const found = pullSpec(noun);
      if (!found) return null;
      const { mode, stepMs, by, everyMs, openPages } = found;
      return { mode, stepMs, by, everyMs, walksOpen: openPages !== undefined };
    },
    pull: <N extends Noun>(noun: N, window: Window, signal: AbortSignal, by?: TimeField) => {
      const found = pullSpec(noun);
      if (!found) throw cannot();
      return found.pages(api, window, signal, by);
    },
    pullOpen: <N extends Noun>(noun: N, signal: AbortSignal) => pullSpec(noun)?.openPages?.(api, signal) ?? null,
    getOne: (noun, externalId, signal) => spec.getOne?.(api, noun, externalId, signal) ?? null,
    perform: async (command: Command, signal) => {
      if (isOperation(command)) return performOperation(named(api.operations, command), command, operate, signal);
      return performSpec(command.kind).perform(api, command, signal);
    },
    readBack: async (command: Command, signal) => {
      if (isOperation(command)) return readOperationBack(named(api.operations, command), command, operate, signal);
      const found = performSpec(command.kind);
      if (found.readBack) return found.readBack(api, command, signal);
      return { outcome: 'unknown', record: null, note: `${spec.about.label} offers no way to look this up.` };
    },
    live: async (name, params, signal) => {
      const found = Object.hasOwn(spec.live, name) ? spec.live[name] : undefined;
      if (!found) throw new AppError('not_found', 'This vendor has no such read.');
      return found.read(api, LiveParams.parse(read(found.params, params, 'parameters')), signal);
    },
    operate,
    operateOrPass: (id, input, pass, signal) => operated(id, input, signal, pass),
  };
}

type Heard = { status: number; headers: Record<string, string> };
type Told = (heard: Heard) => Promise<Omit<Operated, 'result'>>;

/** What is smaller is read, held to its schema and answered in the same time. */
const READ_TO_BYTES = 256 * 1024;
const PASSED = Symbol('passed on');

function passingTo(pass: PassOn, told: Told): Passing<unknown> {
  const to: Passing<unknown>['to'] = async (heard, chunks) => {
    await pass(await told(heard), chunks);
    return PASSED;
  };
  return { over: READ_TO_BYTES, to };
}

/** Where something has to be taken out, every byte is read first. */
function mayPass({ kind, secrets }: Operation): boolean {
  return kind === 'read' && secrets.answer.length === 0 && secrets.once.length === 0;
}

function isOperation(command: Command): command is Command<'operation.call'> {
  return command.kind === 'operation.call';
}

// Live params come from a URL: whatever a read's own schema does with them, they stay text.
const LiveParams = z.record(z.string(), z.string());

function read<T extends z.ZodType>(schema: T, value: unknown, what: string): z.output<T> {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.map(String).join('.') || what] ??= issue.message;
  throw new AppError('bad_input', `These ${what} are not what this vendor needs.`, fields);
}
