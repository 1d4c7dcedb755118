import { createHmac } from 'node:crypto';
import { assumed, type Call, json, type Reply } from '../core/call';
import { type Route, route } from '../core/route';
import type { Deps } from '../core/vendor-app';
import { evidenceSeconds } from './assumed';
import { makeIncident } from './incident';
import type { IncidentRecord } from './record';
import type { Store } from './store';
import { triggersOf } from './triggers';

/** The link the API gives, and the customer's storage it leads to: signed, and good for a few minutes. */
export function makeEvidence({ world, seed, clock, evidenceOrigin }: Deps, store: Store) {
  const sign = (path: string, until: string) =>
    createHmac('sha256', `${seed}:evidence`).update(`${path}\n${until}`).digest('hex');

  const link = (record: IncidentRecord) => {
    const path = `/northwind-dlp-evidence/${encodeURIComponent(record.id)}.xml`;
    const until = String(clock.now() + evidenceSeconds * 1_000);
    const query = new URLSearchParams({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Expires': String(evidenceSeconds),
      'X-Amz-Until': until,
      'X-Amz-Signature': sign(path, until),
    });
    return `${evidenceOrigin}${path}?${query}`;
  };

  const read = ({ path, params, query }: Call): Reply => {
    const until = query.get('X-Amz-Until') ?? '';
    if (query.get('X-Amz-Signature') !== sign(path, until)) return denied('SignatureDoesNotMatch');
    if (Number(until) < clock.now()) return denied('AccessDenied', 'Request has expired');
    const record = store.find((params.file ?? '').replace(/\.xml$/, ''));
    if (!record) return xml(404, '<Error><Code>NoSuchKey</Code></Error>');
    return xml(200, documentOf(triggersOf(world, record, true), makeIncident(world, record)));
  };

  return {
    details({ params }: Call): Reply {
      const record = store.get(params.id ?? '');
      const fileName = makeIncident(world, record).contentInfo?.fileName ?? 'evidence';
      return assumed(json(200, { fileName, fileType: 'xml', evidenceURL: link(record), additionalInfo: null }));
    },
    routes: [
      route('GET', '/northwind-dlp-evidence/:file', read, { operation: 'evidence_file', open: true }),
    ] satisfies Route[],
  };
}

function documentOf(triggers: Record<string, string>, incident: ReturnType<typeof makeIncident>): string {
  const matches = Object.entries(triggers).map(
    ([name, text]) => `  <match dictionary="${escaped(name)}">${escaped(text)}</match>\n`,
  );
  const file = escaped(incident.contentInfo?.fileName ?? '');
  return `<evidence transactionId="${incident.transactionId}" file="${file}">\n${matches.join('')}</evidence>\n`;
}

function denied(code: string, message = code): Reply {
  return xml(403, `<Error><Code>${code}</Code><Message>${message}</Message></Error>`);
}

function xml(status: number, body: string): Reply {
  return {
    status,
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
    headers: { 'content-type': 'application/xml' },
  };
}

/** Escaped, and without the control characters and half pairs that XML cannot hold at all. */
function escaped(text: string): string {
  const valid = text.replace(/[\p{Cc}\p{Cs}]/gu, ' ');
  return valid.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
