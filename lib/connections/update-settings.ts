import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { jsonOf } from './json';
import { unlessNameTaken } from './name-taken';
import { toConnection } from './read';
import { changeRow, rowToChange } from './row';
import type { Connection, UpdateConnection } from './schema';
import { aboutOf, readSettings } from './tenant';

/** Name and plain settings; the address is changed by `rotateConnection`, since credentials are bound to it. */
export async function updateConnection(ctx: Ctx, input: UpdateConnection & { id: string }): Promise<Connection> {
  allow(ctx, 'connections.edit');
  return inTx(ctx, async (ctx) => {
    const before = await rowToChange(ctx, input);
    const name = input.name ?? before.name;
    const settings = input.settings ? readSettings(aboutOf(before.vendor), input.settings) : before.settings;
    const row = await unlessNameTaken(changeRow(ctx, before, { name, settings: jsonOf(settings) }));
    await writeAudit(ctx, {
      action: 'connection.update',
      subject: { kind: 'connection', id: row.id },
      before: { name: before.name, settings: before.settings },
      after: { name: row.name, settings: row.settings },
    });
    return toConnection(row);
  });
}
