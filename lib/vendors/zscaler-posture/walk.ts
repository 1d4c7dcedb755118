import { VendorError } from '@/lib/errors';
import { idAt, toPage } from '../page';
import { type Listed, steady } from '../steady';
import type { Page, TimeField, Window } from '../vendor';
import { PAGE_SIZE, type Position, type PostureApi } from './client';
import { ALERT_SETS, type AlertSet } from './limits';
import { toFinding } from './map';
import { Alert, type AlertList } from './schema';

/** Whether the vendor honours a longer range is not known. */
export const WINDOW_MS = 48 * 3_600_000;

const alertIdOf = idAt('alert_id');

/** Cloud and infrastructure code alerts of a window, by creation or by last change. */
export async function* alertPages(
  api: PostureApi,
  window: Window,
  signal: AbortSignal,
  by: TimeField = 'updated',
): AsyncGenerator<Page<'finding'>> {
  let counted = 0;
  // The ends of parts are inclusive: an alert can be in two of them.
  const seen: Record<AlertSet, Set<string>> = { cloud: new Set(), iac: new Set() };
  for (const part of parts(window)) {
    for (const set of ALERT_SETS) {
      let here = 0;
      for await (const { records, total } of steady(() => listed(api, { set, window: part, by }, signal), alertIdOf)) {
        here = total ?? here;
        const fresh = records.filter((record) => isFresh(record, seen[set]));
        yield toPage(fresh, Alert, (alert) => toFinding(alert, set), alertIdOf, counted + here);
      }
      counted += here;
    }
  }
}

/**
 * One list from page to page. Where the next page begins is read out of `next_link` and never worked out: whether its
 * `offset` counts pages or alerts is not known. Its host is not looked at: our key goes to the confirmed origin only.
 */
export async function* listed(
  api: PostureApi,
  asked: { set: AlertSet; window: Window; by: TimeField },
  signal: AbortSignal,
): AsyncGenerator<Listed> {
  const seen = new Set<string>();
  let position: Position | null = { limit: String(PAGE_SIZE), offset: null };
  for (let page = 1; position !== null; page++) {
    const answer: AlertList = await api.alerts({ ...asked, position }, signal);
    const before = seen.size;
    for (const alert of answer.alerts) seen.add(alertIdOf(alert) ?? `page ${page} without an id`);
    yield { records: answer.alerts, total: answer.total };
    // A count may be wrong: behind a full page there may be more, whatever it says, if there is a link to it.
    const mayGoOn = answer.alerts.length >= PAGE_SIZE && answer.nextLink !== null;
    const isCounted: boolean = page >= pagesOf(answer, position) && !mayGoOn;
    const isEnd: boolean = answer.alerts.length === 0 || seen.size === before || isCounted;
    position = isEnd ? null : positionIn(answer.nextLink, asked.set);
  }
}

function isFresh(record: unknown, seen: Set<string>): boolean {
  const id = alertIdOf(record);
  if (id === null) return true;
  return seen.size < seen.add(id).size;
}

// By the vendor's own count, over the pages it really gives; without a count, the other signs of the end have to do.
function pagesOf({ total, alerts }: AlertList, { limit }: Position): number {
  if (total === null) return Number.POSITIVE_INFINITY;
  return Math.ceil(total / Math.max(1, Math.min(Number(limit), alerts.length)));
}

function positionIn(link: string | null, set: AlertSet): Position | null {
  if (link === null) return null;
  const query = new URLSearchParams(link.slice(link.indexOf('?') + 1).split('#')[0]);
  const [limit, offset] = [query.get('limit') ?? String(PAGE_SIZE), query.get('offset')];
  const isReadable = /^[1-9]\d{0,2}$/.test(limit) && Number(limit) <= PAGE_SIZE && /^\d{1,12}$/.test(offset ?? '');
  if (link.includes('?') && isReadable) return { limit, offset };
  // To stop here in silence would be to call half a list the whole.
  throw new VendorError('garbled', `The link to the next page of ${set} alerts cannot be read.`);
}

function parts({ from, to }: Window): Window[] {
  const windows: Window[] = [];
  for (let at = from.getTime(); at < to.getTime(); at += WINDOW_MS) {
    windows.push({ from: new Date(at), to: new Date(Math.min(at + WINDOW_MS, to.getTime())) });
  }
  return windows;
}
