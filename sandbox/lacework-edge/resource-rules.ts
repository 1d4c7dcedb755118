import { listOf, textsIn } from './fields';
import { numbersOf } from './names';
import { DATA_SOURCE, STATUS } from './numbers';
import { bad, type EdgeCall } from './op';
import type { Row } from './shape';

export function named(row: Row): Row {
  return keyed(row, 'name');
}

export function keyed(row: Row, field: string): Row {
  if (row[field] === '') throw bad(`field ${field} is required`);
  return row;
}

/** `status=ACTIVE,SUSPENDED`; without it everything but what was deleted. */
export function statusKept(row: Row, { query }: EdgeCall): boolean {
  const wanted = listOf(query.get('status'));
  return wanted.length > 0 ? numbersOf(wanted, STATUS).has(Number(row.status)) : row.status !== STATUS.DELETED;
}

export function tagStatusSourceKept(row: Row, call: EdgeCall): boolean {
  const tags = listOf(call.query.get('tag'));
  const sources = listOf(call.query.get('datasource'));
  if (!statusKept(row, call)) return false;
  if (sources.length > 0 && !numbersOf(sources, DATA_SOURCE).has(Number(row.data_source))) return false;
  const own = textsIn(row, 'tags');
  return tags.every((tag) => own.includes(tag));
}
