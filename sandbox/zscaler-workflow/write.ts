import { asObject, assumed, type Call, json, Refusal, type Reply } from '../core/call';
import type { Deps } from '../core/vendor-app';
import { definedLabels } from './catalog';
import type { IncidentChange } from './changes';
import { makeIncident } from './incident';
import type { Label } from './record';
import type { Store } from './store';

type Write = (call: Call) => Reply;

/** Close, note, labels and delete. The three first answer with the whole incident as it is now. */
export function makeWrites(
  { world, clock }: Deps,
  store: Store,
): Record<'close' | 'note' | 'labels' | 'remove', Write> {
  const write = (read: (body: unknown, at: { id: string; at: number }) => IncidentChange): Write => {
    return ({ params, body }) => {
      const record = store.get(params.id ?? '');
      store.change(read(body, { id: record.id, at: clock.now() }));
      return assumed(json(200, makeIncident(world, record)));
    };
  };
  return {
    close: write((body, at) => ({ op: 'close', ...at, ...parseClose(body) })),
    note: write((body, at) => ({ op: 'note', ...at, body: parseNote(asObject(body)?.notes) })),
    labels: write((body, at) => ({ op: 'labels', ...at, labels: parseLabels(asObject(body)?.labels) })),
    remove({ params }) {
      const { id } = store.get(params.id ?? '');
      store.change({ op: 'delete', id, at: clock.now() });
      return assumed({ status: 200 });
    },
  };
}

/** A label the administrators did not define in the portal does not exist. */
export function parseLabel(value: unknown): Label {
  const label = asObject(value);
  if (typeof label?.key !== 'string' || typeof label.value !== 'string') return refuse('a label is { key, value }');
  const known = Object.hasOwn(definedLabels, label.key) && definedLabels[label.key]?.includes(label.value);
  return known ? { key: label.key, value: label.value } : refuse(`label ${label.key}: ${label.value} does not exist`);
}

function parseClose(body: unknown): { resolution: string | null; label?: Label; note?: string } {
  const request = asObject(body) ?? refuse('request body is missing');
  const code = request.resolutionCode ?? null;
  if (code !== null && code !== 'FALSE_POSITIVE') return refuse('unknown resolutionCode');
  const { notes, resolutionLabel } = request;
  return {
    resolution: code,
    label: isEmpty(resolutionLabel) ? undefined : parseLabel(resolutionLabel),
    note: isEmpty(notes) || notes === '' ? undefined : parseNote(notes),
  };
}

function parseNote(value: unknown): string {
  return typeof value === 'string' && value.trim() !== '' ? value : refuse('notes must be a text that is not blank');
}

function parseLabels(value: unknown): Label[] {
  return Array.isArray(value) && value.length > 0 ? value.map(parseLabel) : refuse('labels must not be empty');
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null;
}

function refuse(message: string): never {
  throw new Refusal(400, message, { assumed: true });
}
