import { z } from 'zod';
import { AppError } from '@/lib/errors';
import type { Operation, OperationInput } from '../operation';
import { QueryText } from '../path-part';
import { isRecord } from '../read-back';
import { bodyField, QueryFlag, QueryNumber } from '../request-shape';
import { ACTION_MEMBERS, actionNumber } from './labels';
import type { Contract } from './operation-contract';
import type { EdgeSettings } from './settings';

/** The body that an operation takes, or null. Two writes whose body no paper shows take any object. */
export function bodyOf({ verb, requestFields, requestSample }: Contract): z.ZodType | null {
  if (verb === 'GET') return null;
  const shape = requestFields.map((field) => {
    const read = bodyField(field, requestSample?.[field.name]);
    return [field.name, WRAPPED.has(field.name) ? read : read.optional()] as const;
  });
  return z.looseObject(Object.fromEntries(shape));
}

/** Objects that are what the body is there for; the papers mark nothing of a body as required. */
const WRAPPED = new Set([
  'access',
  'action',
  'app',
  'card',
  'dashboard',
  'investigation_actions',
  'onboarding',
  'policy',
  'user',
  'workflow_run',
]);

/**
 * The query of an operation. Much is marked as required that is not: it may be empty, save a span of time. The one body
 * that is documented on a GET is sent here, as a GET has none.
 */
export function queryOf({ verb, queryParams, pathParams, requestFields }: Contract): z.ZodObject {
  const listed = queryParams.map(({ name, type, required, note, enum: known }) => {
    const text = /_time$/.test(name) ? QueryText.min(1, 'It is needed.') : QueryText;
    const meta = { description: note, ...(known ? { known } : {}) };
    const read = typed(type, text);
    return [name, required ? requiredOr(name, read).meta(meta) : read.meta(meta).optional()] as const;
  });
  const inBody = verb === 'GET' ? requestFields.filter(({ name }) => !pathParams.some((one) => one.name === name)) : [];
  const moved = inBody.map(({ name }) => [name, QueryText.optional()] as const);
  return z.strictObject(Object.fromEntries([...listed, ...moved]));
}

function typed(type: string, text: z.ZodType): z.ZodType {
  if (type === 'integer') return QueryNumber;
  return type === 'boolean' ? QueryFlag : text;
}

function requiredOr(name: string, read: z.ZodType): z.ZodType {
  return /_time$/.test(name) ? read : read.default('');
}

/**
 * What goes out: the account and the ids of the address stand in the body as well, where the contract has room for them,
 * and an action gets the number that this installation has for it. An id that differs from the address is refused.
 */
export function completed(operation: Operation, input: OperationInput, settings: EdgeSettings): OperationInput {
  const { params, query, body } = input;
  if (operation.resource === 'auth')
    return { ...input, query: { ...query, account: query.account || settings.accountName } };
  const fields = operation.body instanceof z.ZodObject ? operation.body.shape : {};
  if (!isRecord(body)) return input;
  const filled: Record<string, unknown> = { ...body };
  const account = { account_name: settings.accountName };
  if ('account_name' in fields && !filled.account_name) Object.assign(filled, account);
  for (const name of ['uuid', 'alert_uuid']) {
    if (!(name in fields) || params.uuid === undefined) continue;
    if (filled[name] !== undefined && filled[name] !== '' && filled[name] !== params.uuid) {
      throw new AppError('bad_input', 'The body names another object than the address.', {
        [`body.${name}`]: 'differs',
      });
    }
    filled[name] = params.uuid;
  }
  if (isRecord(filled.action)) filled.action = numbered(filled.action, settings);
  if (Array.isArray(filled.investigation_actions)) {
    filled.investigation_actions = filled.investigation_actions.map((one: unknown) =>
      isRecord(one) && isRecord(one.action) ? { ...account, ...one, action: numbered(one.action, settings) } : one,
    );
  }
  return { params, query, body: filled };
}

function numbered(action: Record<string, unknown>, { enumLabels, roles }: EdgeSettings): Record<string, unknown> {
  const member = ACTION_MEMBERS.find((one) => isRecord(action[one]));
  const number = member && actionNumber(enumLabels, roles, member);
  return typeof number === 'number' ? { action_type: number, ...action } : action;
}
