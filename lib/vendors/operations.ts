import { AppError } from '@/lib/errors';
import type { RateLimit } from '@/lib/http/rate-limit';
import { type EnumLabels, namedNumbers } from './lacework-edge/labels';
import { EDGE_LIMITS } from './lacework-edge/limits';
import { EDGE_OPERATIONS } from './lacework-edge/operations';
import { EdgeSettings } from './lacework-edge/settings';
import type { Operation } from './operation';
import { type OperationOverrides, type OperationTable, tableOf } from './overrides';
import { WORKATO_LIMITS } from './workato/limits';
import { WORKATO_OPERATIONS } from './workato/operations';
import { PostureSettings } from './zscaler-posture/about';
import { POSTURE_LIMITS } from './zscaler-posture/limits';
import { POSTURE_OPERATIONS, postureCorrections } from './zscaler-posture/operations';
import { WorkflowSettings } from './zscaler-workflow/about';
import { WORKFLOW_LIMITS } from './zscaler-workflow/limits';
import { WORKFLOW_OPERATIONS, workflowCorrections } from './zscaler-workflow/operations';

/** Every operation of every vendor, as its contract has it: for web and worker alike, and for nothing in the browser. */
type OfVendor = {
  operations: readonly Operation[];
  limits: Record<string, RateLimit>;
  /** Where these settings differ from the table. Throws on settings that do not fit. */
  corrections(settings: unknown): OperationOverrides;
  /** What the vendor's numbers mean under these settings: enum, number, name. */
  names(settings: unknown): EnumLabels;
};

const none: OfVendor = { operations: [], limits: {}, corrections: () => ({}), names: () => ({}) };

const VENDORS: Record<string, OfVendor> = {
  'zscaler-workflow': {
    ...none,
    operations: WORKFLOW_OPERATIONS,
    limits: WORKFLOW_LIMITS,
    corrections: (settings) => workflowCorrections(WorkflowSettings.parse(settings)),
  },
  'zscaler-posture': {
    ...none,
    operations: POSTURE_OPERATIONS,
    limits: POSTURE_LIMITS,
    corrections: (settings) => postureCorrections(PostureSettings.parse(settings)),
  },
  'lacework-edge': {
    operations: EDGE_OPERATIONS,
    limits: EDGE_LIMITS,
    corrections: (settings) => EdgeSettings.parse(settings).operations,
    names: (settings) => namedNumbers(EdgeSettings.parse(settings).enumLabels),
  },
  workato: { ...none, operations: WORKATO_OPERATIONS, limits: WORKATO_LIMITS },
};

const of = (vendor: string): OfVendor => (Object.hasOwn(VENDORS, vendor) ? VENDORS[vendor] : undefined) ?? none;

export function operationsOf(vendor: string): readonly Operation[] {
  return of(vendor).operations;
}

/** The documented limits of a vendor by rate class. */
export function limitsOf(vendor: string): Record<string, RateLimit> {
  return of(vendor).limits;
}

/** A vendor's operations as one connection's settings correct them. Throws `bad_input` where they do not fit the contract. */
export function correctedOperations(vendor: string, settings: unknown): OperationTable {
  const { operations, corrections } = of(vendor);
  return tableOf(operations, corrections(settings));
}

/** What a tenant's numbers mean, as far as anybody has named them. */
export function numberNames(vendor: string, settings: unknown): EnumLabels {
  return of(vendor).names(settings);
}

/** Throws `not_found` for one that the vendor does not have. */
export function operationOf(vendor: string, id: string): Operation {
  const found = operationsOf(vendor).find((one) => one.id === id);
  if (!found) throw new AppError('not_found', 'This vendor has no such operation.');
  return found;
}
