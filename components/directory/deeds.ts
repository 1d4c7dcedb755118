import { recordAt, textAt } from '@/components/items/raw-value';
import type { OperationSummary } from '@/lib/operations/shapes';
import type { DirectoryRow } from './records';
import { paramOf, type Resource } from './resources';

/** Something that can be done to a resource or to one of its records. */
export type Deed = {
  kind: 'create' | 'clone' | 'change' | 'remove' | 'other';
  label: string;
  operation: OperationSummary;
  /** Why it cannot be done now; undefined where it can. */
  why: string | undefined;
  hotkey?: string;
  /** What stands in its body from the start; of a change, the content that the record shall have. */
  given?: Record<string, unknown>;
};

/** Bodies that name a record of the resource, by the field they name it with. */
const NAMED_IN: Readonly<Record<string, string>> = {
  validateIntegration: 'uuid',
  validateDataExportConfig: 'uuid',
  getDataExportBucketPolicy: 's3_bucket_name',
  revokeDocumentAccess: 'normalized_document_uuid',
  revokeDocumentSharing: 'normalized_document_uuid',
};
/** What a call about a document says of it, by where its record has it. */
const OF_DOCUMENT: Readonly<Record<string, readonly [string, string] | readonly [string]>> = {
  drive_id: ['drive_id'],
  owner_uuid: ['identity', 'owner_id'],
  site_id: ['identity', 'site_id'],
  object_id: ['identity', 'id'],
  object_id_encrypted: ['identity', 'object_id_encrypted'],
  viewer_uuid: ['identity', 'viewer_id'],
};

/** Resources of which one is often made after another. */
const CLONED: ReadonlySet<string> = new Set(['policies', 'app_control_policies', 'workflows', 'alert_configs']);

/** What the papers give no short name. */
const LABELS: Readonly<Record<string, string>> = {
  listUsersUnlabelled: 'Another list of users',
  getUserDevices: 'List the devices',
  createTempToken: 'New temporary token',
  revokeDocumentAccess: 'Revoke one access',
  revokeDocumentSharing: 'Revoke sharing',
};

/** What can be done to the whole resource. */
export function resourceDeeds({ create, others, one }: Resource): Deed[] {
  const made: Deed[] = create
    ? [{ kind: 'create', label: `New ${one}`, operation: create, why: whyNot(create), hotkey: 'N' }]
    : [];
  const rest = others.filter((operation) => !isOfRecord(operation));
  return [
    ...made,
    ...rest.map((operation) => ({
      kind: 'other' as const,
      label: labelOf(operation),
      operation,
      why: whyNot(operation),
    })),
  ];
}

/** What can be done to one record. `canMarkDeleted`: the vendor has no removal, and a status that stands for it. */
export function recordDeeds({ id, create, change, remove, others }: Resource, canMarkDeleted: boolean): Deed[] {
  const changing: Deed[] = change
    ? [{ kind: 'change', label: 'Edit', operation: change, why: whyNot(change), hotkey: 'E' }]
    : [];
  const cloning: Deed[] =
    create && CLONED.has(id)
      ? [{ kind: 'clone', label: 'Clone', operation: create, why: whyNot(create), hotkey: 'Shift C' }]
      : [];
  const removing = remove ?? (canMarkDeleted ? change : null);
  return [
    ...changing,
    ...cloning,
    ...(removing
      ? [{ kind: 'remove' as const, label: 'Delete', operation: removing, why: whyNot(removing), hotkey: 'Shift D' }]
      : []),
    ...others
      .filter((operation) => isOfRecord(operation))
      .map((operation) => ({ kind: 'other' as const, label: labelOf(operation), operation, why: whyNot(operation) })),
  ];
}

/** What a call about a record carries without being typed: the id in its path, and what its body names it with. */
export function givenOf(
  operation: OperationSummary,
  row: DirectoryRow | null,
): { params: Record<string, string>; body: Record<string, string> } {
  if (row === null) return { params: {}, body: {} };
  const param = paramOf(operation);
  const field = NAMED_IN[operation.id];
  const named = field === undefined ? {} : { [field]: textAt(row.raw, field) ?? row.id };
  const about = operation.resource === 'documents' ? aboutDocument(row) : {};
  return { params: param === null ? {} : { [param]: row.id }, body: { ...about, ...named } };
}

/** What a record made after another begins with: not yet in force, and by another name. */
export function cloneOf({ id, title, raw }: DirectoryRow): Record<string, unknown> {
  return { ...raw, name: `Copy of ${title}`, status: 'INIT', cloned_from_uuid: id };
}

function aboutDocument({ raw }: DirectoryRow): Record<string, string> {
  const pairs = Object.entries(OF_DOCUMENT).flatMap(([name, [outer, field]]) => {
    const value = field === undefined ? textAt(raw, outer) : textAt(recordAt(raw, outer) ?? {}, field);
    return value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(pairs);
}

function labelOf({ id, title }: OperationSummary): string {
  return LABELS[id] ?? title;
}

function isOfRecord(operation: OperationSummary): boolean {
  const isNamed = Object.hasOwn(NAMED_IN, operation.id);
  return isNamed || (paramOf(operation) !== null && operation.resource !== 'query_views');
}

function whyNot({ may, whyOff }: OperationSummary): string | undefined {
  return may ? (whyOff ?? undefined) : 'Your role may not do this.';
}
