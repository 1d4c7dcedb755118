import 'server-only';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { originRefusal } from '@/lib/http/addresses';
import { readStored, type TakeFile } from '@/lib/http/stored-file';
import { FileLink } from '@/lib/vendors/vendor';

/**
 * Follows a vendor's link to a file, where it leads to a storage that an admin has set; in sandbox mode also to this
 * machine, where the sandbox plays one. `take` gets the bytes; the link goes to nobody.
 */
export async function passFile(
  answered: unknown,
  storages: readonly string[],
  { signal, take }: { signal: AbortSignal; take: TakeFile },
): Promise<void> {
  const { url: link } = FileLink.parse(answered);
  if (link === null || !URL.canParse(link)) throw new AppError('not_found', 'The vendor gives no link to a file.');
  const url = new URL(link);
  const addresses = { loopback: env().SANDBOX === '1' };
  if (!storages.includes(url.origin) && !isPlayed(url, addresses.loopback)) {
    throw new AppError(
      'not_possible',
      `It lies at ${url.host}, which is not among the evidence storages of this connection. An admin adds it in Settings, Connections.`,
    );
  }
  await readStored({ url, addresses, signal }, take);
}

/** Only this machine may be called by plain http, and that in sandbox mode alone. */
function isPlayed({ protocol, origin }: URL, sandbox: boolean): boolean {
  return sandbox && protocol === 'http:' && originRefusal(origin, { loopback: true }) === null;
}
