import 'server-only';
import { associatedData } from '@/lib/seal/associated-data';
import { closeEnvelope, type NamedKey, openEnvelope } from './envelope';

/** The place a secret belongs to: it opens nowhere else, and with no other origin (scheme, host, port). */
export type Place = { workspaceId: string; connectionId: string; vendor: string; field: string; origin: string };

export function closeSecret(key: NamedKey, value: unknown, place: Place): Uint8Array<ArrayBuffer> {
  const plaintext = Buffer.from(JSON.stringify(value), 'utf8');
  const envelope = new Uint8Array(closeEnvelope(key, plaintext, bindingOf(place)));
  plaintext.fill(0);
  return envelope;
}

/** Throws VaultError. */
export function openSecret(key: NamedKey, envelope: Uint8Array, place: Place): unknown {
  const plaintext = openEnvelope(key, envelope, bindingOf(place));
  const value: unknown = JSON.parse(plaintext.toString('utf8'));
  plaintext.fill(0);
  return value;
}

function bindingOf({ workspaceId, connectionId, vendor, field, origin }: Place): Buffer {
  return associatedData('onequeue secret v1', [workspaceId, connectionId, vendor, field, origin]);
}
