import { createHmac } from 'node:crypto';
import { type Call, Refusal } from '../core/call';
import { defaultPageSize } from './assumed';
import { parsePaging } from './search-request';

/** One page of what was found, with the vendor's cursor. Page ids are bound to the search they came from. */
export function pageOf<T>(found: readonly T[], call: Call, seed: string) {
  const asked = parsePaging(call, defaultPageSize);
  const sign = (page: number) =>
    createHmac('sha256', seed)
      .update(`${page}\n${asked.pageSize}\n${JSON.stringify(call.body ?? {})}`)
      .digest('hex')
      .slice(0, 24);
  const page = asked.pageId === undefined ? asked.page : openPageId(asked.pageId, sign);
  const items = found.slice(page * asked.pageSize, (page + 1) * asked.pageSize);
  const totalPages = Math.ceil(found.length / asked.pageSize);
  return {
    items,
    cursor: {
      totalPages,
      currentPageNumber: page,
      currentPageSize: items.length,
      ...(page + 1 < totalPages ? { pageId: `${page + 1}-${sign(page + 1)}` } : {}),
      totalElements: found.length,
    },
  };
}

function openPageId(pageId: string, sign: (page: number) => string): number {
  const [number = '', signature = ''] = pageId.split('-');
  if (!/^\d{1,7}$/.test(number) || sign(Number(number)) !== signature) {
    throw new Refusal(400, 'Invalid pageId', { assumed: true });
  }
  return Number(number);
}
