import { redactRecord } from '@/lib/http/redact';
import type { FindingRecord, ItemRecord } from '@/lib/model/record';
import { firstText, oneLine } from '../text';
import type { WorkatoActivity, WorkatoAsset, WorkatoTag } from './schema';
import { workatoTime } from './times';
import { SEVERITY_OF_WEIGHT, weightOf } from './weights';

/** No secret is documented in these payloads; entries about tokens carry unknown fields, so these never pass. */
export const SECRET_KEYS = ['token', 'api_token', 'access_token', 'api_key', 'secret', 'client_secret', 'password'];
const NEVER = new Date(0);

type Entry = WorkatoActivity['view'];

/** An entry of weight becomes a finding; that it is new is ours to say, the vendor's log has no states. */
export function toFinding({ view: entry, raw }: WorkatoActivity, environment = ''): FindingRecord {
  const at = workatoTime(entry.timestamp) ?? NEVER;
  return {
    kind: 'automation_event',
    externalId: String(entry.id),
    title: titleOf(entry),
    description: detailOf(entry),
    severity: SEVERITY_OF_WEIGHT[weightOf(entry.event_type)],
    vendorSeverity: null,
    status: 'new',
    vendorStatus: null,
    vendorOwner: null,
    person: firstText(entry.user?.email)?.trim().toLowerCase() ?? null,
    resource: firstText(entry.resource?.name),
    account: accountOf(entry, environment),
    policy: entry.event_type,
    subject: null,
    labels: entry.resource?.type ? [entry.resource.type] : [],
    createdAt: at,
    updatedAt: at,
    raw: redactRecord(raw, SECRET_KEYS),
  };
}

export function toActivity({ view: entry, raw }: WorkatoActivity): ItemRecord {
  return {
    kind: entry.event_type,
    externalId: String(entry.id),
    title: titleOf(entry),
    status: null,
    at: workatoTime(entry.timestamp) ?? NEVER,
    raw: redactRecord(raw, SECRET_KEYS),
  };
}

/** Times come with the list only; a tag as just written has none, so the caller says when that was. */
export function toTag({ view: tag, raw }: WorkatoTag, at = NEVER): ItemRecord {
  return {
    kind: 'tag',
    externalId: tag.handle,
    title: oneLine(firstText(tag.title) ?? tag.handle),
    status: null,
    at: workatoTime(tag.updated_at ?? '') ?? workatoTime(tag.created_at ?? '') ?? at,
    raw: redactRecord(raw, SECRET_KEYS),
  };
}

export type TaggedAsset = { type: 'recipe' | 'connection'; id: string; name: string; tags: string[] };

export function toAsset(asset: WorkatoAsset, type: TaggedAsset['type']): TaggedAsset {
  const tags = asset.tags.map((tag) => (typeof tag === 'string' ? tag : tag.handle));
  return { type, id: String(asset.id), name: oneLine(firstText(asset.name) ?? String(asset.id)), tags };
}

// `connection_updated` on "Salesforce" reads "Connection updated: Salesforce".
function titleOf(entry: Entry): string {
  const words = entry.event_type.replaceAll('_', ' ').trim() || 'event';
  const what = words.charAt(0).toUpperCase() + words.slice(1);
  const name = firstText(entry.resource?.name);
  return oneLine(name ? `${what}: ${name}` : what);
}

function detailOf(entry: Entry): string {
  const by = firstText(entry.user?.name, entry.user?.email);
  const address = firstText(entry.details?.request?.ip_address);
  const parts = [by && `by ${by}`, address && `from ${address}`, firstText(entry.details?.activity)];
  return parts.filter(Boolean).join(', ');
}

function accountOf(entry: Entry, environment: string): string | null {
  const parts = [firstText(entry.workspace?.name), firstText(entry.workspace?.environment, environment)];
  return parts.filter(Boolean).join('/') || null;
}
