import 'server-only';
import { z } from 'zod';
import type { ActingRules } from '@/lib/actions/acting-rules';
import { readActingRules } from '@/lib/actions/read-acting-rules';
import { allow } from '@/lib/auth/allow';
import { may } from '@/lib/auth/permissions';
import type { Ctx } from '@/lib/db/ctx';
import { authHeaderOf } from '@/lib/vendors/auth-header';
import { aboutById } from '@/lib/vendors/catalogue';
import type { Operation } from '@/lib/vendors/operation';
import { correctedOperations, limitsOf, numberNames, operationOf, operationsOf } from '@/lib/vendors/operations';
import type { OperationTable } from '@/lib/vendors/overrides';
import { slotOf } from '@/lib/vendors/slot';
import { holdsUnder } from './acting';
import { type Tenant, tenantOf } from './of-connection';
import type { JsonSchema, OperationDetail, OperationList, OperationSummary } from './shapes';

/** What a connection's vendor can be asked, with what this person may. */
export async function listOperations(ctx: Ctx, { id }: { id: string }): Promise<OperationList> {
  allow(ctx, 'operations.read');
  const tenant = await tenantOf(ctx, id);
  const corrected = correctedOperations(tenant.vendor, tenant.settings);
  const rules = await readActingRules(ctx);
  const operations = operationsOf(tenant.vendor).map((one) => summaryOf(ctx, tenant, one, { corrected, rules }));
  const { vendor, settings } = tenant;
  return { vendor, vendorLabel: aboutById(vendor).label, names: numberNames(vendor, settings), operations };
}

/** Everything about one of them that a person or a form needs. */
export async function describeOperation(ctx: Ctx, place: { id: string; operation: string }): Promise<OperationDetail> {
  allow(ctx, 'operations.read');
  const tenant = await tenantOf(ctx, place.id);
  const operation = operationOf(tenant.vendor, place.operation);
  const rules = await readActingRules(ctx);
  const corrected = correctedOperations(tenant.vendor, tenant.settings);
  const { sample, purpose, idempotent, many, undo, readBack, rateClass, secrets, notes } = operation;
  return {
    ...summaryOf(ctx, tenant, operation, { corrected, rules }),
    ...{ sample, purpose, idempotent, many, undo, rateClass, secrets, notes },
    params: schemaOf(operation.params),
    query: schemaOf(operation.query),
    body: operation.body && schemaOf(operation.body),
    answer: schemaOf(operation.answer),
    typedOver: rules.typedOver,
    readBack: readBack?.operation ?? null,
    auth: authHeaderOf(tenant.vendor, tenant.settings),
    rateLimit: limitsOf(tenant.vendor)[rateClass] ?? {},
  };
}

function summaryOf(
  ctx: Ctx,
  { settings }: Tenant,
  operation: Operation,
  { corrected, rules }: { corrected: OperationTable; rules: ActingRules },
): OperationSummary {
  const { id, title, summary, resource, pathStatus, support, kind, permission } = operation;
  const holds = holdsUnder(rules, operation);
  const { verb, path } = corrected.get(id) ?? operation;
  return {
    ...{ id, title, summary, resource, verb, path, pathStatus, support, kind, permission, holds },
    corrected: verb !== operation.verb || path !== operation.path,
    may: ctx.actor.role !== 'worker' && may(ctx.actor.role, permission),
    whyOff: operation.whyOff(settings),
    slot: slotOf(operation),
    interactive: kind === 'write' && Object.values(holds).every((seconds) => seconds === 0),
  };
}

function schemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...made } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return { ...made };
}
