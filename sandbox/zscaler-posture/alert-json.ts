import { itemAt } from '../core/random';
import type { World } from '../core/world';
import { makeFacts, proceduresOf, type Touch } from './alert';
import { isAttacked } from './attack';
import type { Columns } from './columns';

/** Bytes of one alert of sample B. A full walk asks for 103,084 of them, so the long texts are encoded once a policy. */
export function alertBytes(world: World, columns: Columns, index: number, nowSeconds: number, touch?: Touch): Buffer[] {
  const facts = JSON.stringify(makeFacts(world, columns, index, nowSeconds, touch));
  return [Buffer.from(`${facts.slice(0, -1)},`), proceduresBytes(world, columns, index)];
}

const encoded = new Map<number, Buffer>();

/** What follows the opening brace, up to and with the closing one. */
function proceduresBytes(world: World, columns: Columns, index: number): Buffer {
  const policy = itemAt(columns.policy, index);
  const known = isAttacked(index) ? undefined : encoded.get(policy);
  if (known) return known;
  const bytes = Buffer.from(JSON.stringify(proceduresOf(world, columns, index)).slice(1));
  if (!isAttacked(index)) encoded.set(policy, bytes);
  return bytes;
}
