import type pg from 'pg';
import type { Ctx } from '@/lib/db/ctx';
import type { FindingRecord } from '@/lib/model/record';

/** Fields of a finding whose words stand in the dictionary, with the number the table keeps for each. */
export const TERM_FIELDS = { policy: 1, account: 2, person: 3, resource: 4 } as const;
type TermField = keyof typeof TERM_FIELDS;
export type TermId = (field: TermField, value: string | null) => number | null;

const FIND = `select t.id, t.field, t.value from unnest($2::smallint[], $3::text[]) as w(field, value)
  join term t on t.workspace_id = $1 and t.field = w.field and md5(t.value) = md5(w.value) and t.value = w.value`;
const MAKE = `insert into term (workspace_id, field, value) select $1, w.field, w.value
  from unnest($2::smallint[], $3::text[]) as w(field, value) on conflict do nothing`;

/** Ids of all dictionary words of a page, made where they are new: `id('policy', value)`. */
export async function termIds(client: pg.PoolClient, ctx: Ctx, records: readonly FindingRecord[]): Promise<TermId> {
  const wanted = new Map<string, { field: number; value: string }>();
  for (const record of records) {
    for (const name of Object.keys(TERM_FIELDS) as TermField[]) {
      const value = record[name];
      if (value !== null) wanted.set(`${TERM_FIELDS[name]}:${value}`, { field: TERM_FIELDS[name], value });
    }
  }
  const ids = new Map<string, number>();
  const read = async () => {
    // The order is fixed so that two pages stored at once never wait for each other in a circle.
    const missing = [...wanted].filter(([key]) => !ids.has(key)).sort(([a], [b]) => (a < b ? -1 : 1));
    const values = [ctx.workspaceId, missing.map(([, one]) => one.field), missing.map(([, one]) => one.value)];
    return { values, none: missing.length === 0 };
  };
  const find = async (values: unknown[]) => {
    const { rows } = await client.query<{ id: number; field: number; value: string }>({
      name: 'terms',
      text: FIND,
      values,
    });
    for (const row of rows) ids.set(`${row.field}:${row.value}`, row.id);
  };
  const first = await read();
  if (!first.none) await find(first.values);
  const second = await read();
  if (!second.none) {
    await client.query(MAKE, second.values);
    await find(second.values);
  }
  return (field, value) => (value === null ? null : (ids.get(`${TERM_FIELDS[field]}:${value}`) ?? null));
}
