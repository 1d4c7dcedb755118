import { expect, test } from 'vitest';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, aWorkspace } from '@/lib/db/testing';
import {
  isClosedCode,
  KIND_CODES,
  Kind,
  nameOf,
  SOURCE_CODES,
  SOURCE_OF_KIND,
  STATUS_CODES,
  Status,
} from '@/lib/model/finding';
import { statusOf } from './derive';

test('the database derives the status that the table here names, over every combination', async () => {
  const ctx = await aWorkspace('analyst');
  const { id: connectionId } = await aConnection(ctx);
  const said = Kind.options.flatMap((kind) =>
    [false, true].flatMap((gone) =>
      Status.options.flatMap((vendorStatus) =>
        [null, ...Status.options].map((ownStatus) => ({ kind, gone, vendorStatus, ownStatus })),
      ),
    ),
  );
  const rows = await asOwner<{ n: number; status: number; closed: boolean }>(
    `insert into finding (workspace_id, id, connection_id, source, kind, external_id, title, description, vendor_severity_code,
       vendor_status_code, own_status, gone_at, created_at, updated_at, hash)
     select $1, gen_random_uuid(), $2, w.source, w.kind, w.n, 't', '', 3, w.vendor, w.own, case when w.gone then now() end, now(), now(), ''
     from unnest($3::smallint[], $4::smallint[], $5::smallint[], $6::smallint[], $7::boolean[]) with ordinality w(source, kind, vendor, own, gone, n)
     returning external_id::int as n, status, closed_at is not null as closed`,
    [
      ctx.workspaceId,
      connectionId,
      said.map(({ kind }) => SOURCE_CODES[SOURCE_OF_KIND[kind]]),
      said.map(({ kind }) => KIND_CODES[kind]),
      said.map(({ vendorStatus }) => STATUS_CODES[vendorStatus]),
      said.map(({ ownStatus }) => (ownStatus === null ? null : STATUS_CODES[ownStatus])),
      said.map(({ gone }) => gone),
    ],
  );
  const stored = rows
    .sort((a, b) => a.n - b.n)
    .map(({ status, closed }) => ({ status: nameOf(STATUS_CODES, status), closed }));
  expect(stored).toEqual(
    said.map((one) => ({ status: statusOf(one), closed: isClosedCode(STATUS_CODES[statusOf(one)]) })),
  );
});

test('a finding is closed at the vendor’s time when the vendor closes it, at ours when we do, and not at all once it is open again', async () => {
  const ctx = await aWorkspace('analyst');
  const { id: connectionId } = await aConnection(ctx, 'zscaler-posture');
  const then = new Date('2026-03-01T10:00:00Z');
  const insert = (status: number) =>
    asOwner<{ id: string; closed_at: Date | null }>(
      `insert into finding (workspace_id, id, connection_id, source, kind, external_id, title, description, vendor_severity_code,
         vendor_status_code, created_at, updated_at, hash)
       values ($1, gen_random_uuid(), $2, 2, 2, gen_random_uuid()::text, 't', '', 3, $3, $4, $4, '') returning id, closed_at`,
      [ctx.workspaceId, connectionId, status, then],
    );
  const change = async (id: string, set: string) => {
    const [row] = await asOwner<{ closed_at: Date | null }>(
      `update finding set ${set} where id = $1 returning closed_at`,
      [id],
    );
    return row?.closed_at ?? null;
  };
  const [closed] = await insert(5);
  expect(closed?.closed_at).toEqual(then);
  const [open] = await insert(1);
  const id = open?.id ?? '';
  expect(open?.closed_at).toBeNull();
  const ours = await change(id, 'own_status = 5');
  expect(Date.now() - (ours?.getTime() ?? 0)).toBeLessThan(60_000);
  expect(await change(id, "vendor_status_code = 5, updated_at = '2026-04-01T00:00:00Z'")).toEqual(ours);
  expect(await change(id, 'vendor_status_code = 1, own_status = null')).toBeNull();
  expect(await change(id, "vendor_status_code = 5, updated_at = '2026-04-01T00:00:00Z'")).toEqual(
    new Date('2026-04-01T00:00:00Z'),
  );
});
