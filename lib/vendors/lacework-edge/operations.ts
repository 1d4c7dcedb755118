import { z } from 'zod';
import { answerLike } from '../answer-like';
import type { Operation } from '../operation';
import { PathPart } from '../path-part';
import { EDGE_RATE_CLASS } from './limits';
import { bodyOf, queryOf } from './operation-body';
import { type Contract, contract } from './operation-contract';
import { refusalOf, whyOperationOff } from './operation-gate';
import { changesPolicy, heldAs, holdsOf, MANY, switchesPolicyOff } from './operation-holds';
import { EDGE_RULES } from './operation-rules';
import { EDGE_SECRET_KEYS, EDGE_SENT_SECRET_KEYS } from './secrets';

/** All 107 operations of the contract, made of its copy in `operations.json` and of our rules for what it leaves open. */
export const EDGE_OPERATIONS: readonly Operation[] = contract.map(toOperation);

function toOperation(one: Contract): Operation {
  const { permission, once = [], ...rule } = EDGE_RULES.get(one.id) ?? {};
  const kind = rule.kind ?? (one.verb === 'GET' ? 'read' : 'write');
  const params = Object.fromEntries(
    one.pathParams.map(({ name, note }) => [name, PathPart.meta({ description: note })]),
  );
  return {
    id: one.id,
    title: (one.title ?? one.summary).replace(/\.$/, ''),
    summary: one.summary,
    resource: one.resource,
    verb: one.verb,
    path: one.path,
    pathStatus: one.pathStatus,
    support: false,
    params: z.strictObject(params),
    query: queryOf(one),
    body: bodyOf(one),
    answer: one.responseSample === null ? z.unknown() : answerLike(one.responseSample, ['uuid']),
    sample: {
      request: {
        params: Object.fromEntries(one.pathParams.map(({ name }) => [name, 'string'])),
        query: Object.fromEntries(one.queryParams.filter(({ required }) => required).map(({ name }) => [name, ''])),
        body: bodyOf(one) === null ? null : (one.requestSample ?? {}),
      },
      answer: one.responseSample,
    },
    permission: permission ?? (kind === 'read' ? 'operations.read' : 'operations.write'),
    purpose: false,
    kind,
    idempotent: kind === 'read',
    undo: null,
    readBack: null,
    rateClass: EDGE_RATE_CLASS,
    ...rule,
    holds: kind === 'read' ? [] : holdsOf(one.id, once.length > 0),
    heldAs: (settings, body) => (kind === 'read' ? [] : heldAs(one.id, once.length > 0, settings, body)),
    kept: changesPolicy(one.id) ? 'policy' : null,
    switchesOff: (settings, body) => switchesPolicyOff(one.id, settings, body),
    many: MANY[one.id] ?? [],
    secrets: {
      request: kind === 'write' ? EDGE_SENT_SECRET_KEYS : [],
      answer: EDGE_SECRET_KEYS.filter((key) => !once.includes(key)),
      once,
    },
    whyOff: (settings) => whyOperationOff(one.id, settings),
    refusal: (settings, input) => refusalOf(one.id, settings, input),
    notes: one.notes ?? [],
  };
}
