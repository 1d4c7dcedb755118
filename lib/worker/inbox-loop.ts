import 'server-only';
import { Bell } from '@/lib/actions/bell';
import { listen } from '@/lib/db/listen';
import { log } from '@/lib/log';
import { takeInbox } from './inbox';

const POLL_MS = 1000;

/** Takes what admins ask for until the signal comes; a database that is away is waited for. */
export async function startInbox(signal: AbortSignal): Promise<void> {
  const bell = new Bell();
  const stop = listen('onequeue_worker', (word) => word === 'inbox' && bell.ring());
  let checks: Promise<void>[] = [];
  while (!signal.aborted) {
    try {
      checks = await takeInbox(signal);
    } catch (error) {
      if (!signal.aborted) log('warn', 'inbox loop', { err: error });
    }
    await bell.wait(POLL_MS, signal);
  }
  stop();
  await Promise.all(checks);
}
