import { createHash } from 'node:crypto';
import { redactRecord } from '@/lib/http/redact';
import type { ItemRecord } from '@/lib/model/record';
import { toPage } from '../page';
import { type Listed, steady } from '../steady';
import { firstText, oneLine } from '../text';
import type { Page, Window } from '../vendor';
import { PAGE_SIZE, type WorkflowApi } from './client';
import { AuditLog } from './schema';

const SECRET_KEYS = ['apiKey', 'api_key', 'clientSecret', 'client_secret', 'secret', 'password', 'token', 'privateKey'];

/** The tenant's audit log of a window: what admins and keys changed, the incidents included. */
export async function* auditPages(
  api: WorkflowApi,
  window: Window,
  signal: AbortSignal,
): AsyncGenerator<Page<'activity'>> {
  async function* walk(): AsyncGenerator<Listed> {
    for (let number = 0; ; number++) {
      const { cursor, logs } = await api.audit(window, { number, size: PAGE_SIZE }, signal);
      const records = logs ?? [];
      yield { records, total: cursor.totalElements ?? null };
      if (records.length < PAGE_SIZE) return;
    }
  }
  for await (const { records, total } of steady(walk, auditIdOf)) {
    yield toPage(records, AuditLog, toActivity, auditIdOf, total);
  }
}

// Entries have no id of the vendor's: what they say is what they are known by.
const SAID = [
  'changedAt',
  'changedBy',
  'action',
  'module',
  'resource',
  'changeNote',
  'oldRowJson',
  'newRowJson',
] as const;

export function auditIdOf(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const said = JSON.stringify(SAID.map((key): unknown => Reflect.get(entry, key) ?? null));
  return createHash('sha256').update(said).digest('hex').slice(0, 32);
}

export function toActivity({ view: entry, raw }: AuditLog): ItemRecord {
  const action = firstText(entry.action?.action) ?? 'unknown';
  const words = action.charAt(0).toUpperCase() + action.slice(1).toLowerCase().replaceAll('_', ' ');
  const about = [firstText(entry.module), firstText(entry.resource)].filter(Boolean).join(', ');
  const rows = { oldRowJson: readRow(entry.oldRowJson), newRowJson: readRow(entry.newRowJson) };
  return {
    kind: action,
    externalId: auditIdOf(raw) ?? about,
    title: oneLine(about ? `${words}: ${about}` : words),
    status: null,
    at: entry.changedAt,
    raw: redactRecord({ ...raw, ...rows }, SECRET_KEYS),
  };
}

/** As a record, so that secrets in it are found; what is none is left out. */
function readRow(text: string | null): unknown {
  try {
    const row: unknown = JSON.parse(text ?? 'null');
    return typeof row === 'object' ? row : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
