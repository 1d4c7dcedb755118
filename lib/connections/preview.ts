import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { askPreview } from '@/lib/live/ask';
import { ConnectionPreview, type PreviewConnection } from './schema';
import { sealCredentials } from './seal-credentials';
import { aboutOf, checkOrigin, readCredentials, readSettings } from './tenant';

/** Tries a tenant before it is added: the vendor's answer to the check and the first page, none of which is kept. */
export async function previewConnection(
  ctx: Ctx,
  input: PreviewConnection,
  signal: AbortSignal,
): Promise<ConnectionPreview> {
  allow(ctx, 'connections.edit');
  const { vendor, origin } = input;
  const about = aboutOf(vendor);
  checkOrigin(about, input);
  const settings = readSettings(about, input.settings);
  const credentials = readCredentials(about, input.credentials);
  // An id that no connection has: what is sealed for the preview opens for nothing else.
  const connectionId = uuidv7();
  const { workerKeyId, sealed } = await inTx(ctx, (ctx) =>
    sealCredentials(ctx, credentials, { connectionId, vendor, origin }),
  );
  const asked = { connectionId, vendor, origin, settings, workerKeyId, sealed: Buffer.from(sealed).toString('base64') };
  return ConnectionPreview.parse(await askPreview(ctx, asked, signal));
}
