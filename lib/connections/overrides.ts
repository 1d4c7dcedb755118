import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import type { About } from '@/lib/vendors/about';
import { jsonOf } from './json';
import { getConnection, toConnection } from './read';
import { changeRow, rowToChange } from './row';
import type { Connection, ImportOverrides, OverridesFile } from './schema';
import { aboutOf, readSettings } from './tenant';

/** What corrects a vendor's papers for one connection, as a file for another installation of the same. */
export async function exportOverrides(ctx: Ctx, { id }: { id: string }): Promise<OverridesFile> {
  const { vendor, settings } = await getConnection(ctx, { id });
  return { kind: 'onequeue.overrides', format: 1, vendor, overrides: partOf(aboutOf(vendor), settings) };
}

/**
 * Takes such a file: each override stands as it is there, and what the file lacks goes back to the vendor's papers. The
 * next call to the vendor is made by it.
 */
export async function importOverrides(ctx: Ctx, input: ImportOverrides & { id: string }): Promise<Connection> {
  allow(ctx, 'connections.edit');
  return inTx(ctx, async (ctx) => {
    const before = await rowToChange(ctx, input);
    const about = aboutOf(before.vendor);
    const { vendor, overrides } = input.file;
    if (vendor !== about.id) {
      throw new AppError('bad_input', `This file is not for ${about.label}.`, { 'file.vendor': 'another vendor' });
    }
    const unknown = Object.keys(overrides).filter((key) => !about.overrides.includes(key));
    if (unknown.length > 0) {
      const fields = unknown.map((key) => [`file.overrides.${key}`, 'This is not an override of this vendor.']);
      throw new AppError('bad_input', 'The file holds something else.', Object.fromEntries(fields));
    }
    const held = recordOf(before.settings);
    const kept = Object.fromEntries(Object.entries(held).filter(([key]) => !about.overrides.includes(key)));
    const settings = readImported(about, { ...kept, ...overrides });
    const row = await changeRow(ctx, before, { settings: jsonOf(settings) });
    await writeAudit(ctx, {
      action: 'connection.import_overrides',
      subject: { kind: 'connection', id: row.id },
      before: partOf(about, held),
      after: partOf(about, settings),
    });
    return toConnection(row);
  });
}

/** As `readSettings`, with what does not fit named by its place in the file. */
function readImported(about: About, settings: Record<string, unknown>): Record<string, unknown> {
  try {
    return readSettings(about, settings);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const fields = Object.entries(error.fields ?? {}).map(([field, message]) => [
      field.replace(/^settings\./, 'file.overrides.'),
      message,
    ]);
    throw new AppError('bad_input', error.message, Object.fromEntries(fields));
  }
}

function partOf(about: About, settings: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => about.overrides.includes(key)));
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
