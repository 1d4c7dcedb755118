import { asObject } from '../core/call';
import { numbersOf } from './names';
import { DATA_SOURCE } from './numbers';
import { bad, type Ops } from './op';
import { resourceOps } from './resource';
import { blankOf, type Row, sampleOf } from './shape';
import type { Tenant } from './tenant';

/** Credentials go in and never come out: what is shown of them is an opaque text. */
export function integrationOps(tenant: Tenant): Ops {
  const sample = sampleOf('createIntegration');
  return {
    ...resourceOps(tenant, {
      table: 'integrations',
      noun: 'integration',
      sample,
      list: 'queryIntegrations',
      create: 'createIntegration',
      update: 'updateIntegration',
      keep: (row, { query }) => {
        const wanted = query.get('data_source');
        return wanted === null || numbersOf([wanted], DATA_SOURCE).has(Number(row.data_source));
      },
      settle: (row, call, before) => {
        if (row.display_name === '' || row.data_source === 0) throw bad('data_source and display_name are required');
        const given = asObject(call.body.credentials) !== undefined;
        const sealed = given ? tenant.dice('sealed').hex(64) : (before?.encrypted_credentials ?? '');
        const by = { last_modified_by: call.caller.uuid, added_by: before?.added_by ?? call.caller.uuid };
        return { ...row, ...by, credentials: blankOf(sample.credentials), encrypted_credentials: sealed };
      },
    }),
    validateIntegration: ({ body }) => {
      const row: Row | undefined = tenant.table('integrations').get(String(body.uuid));
      if (!row) throw bad('integration does not exist');
      const sealed = row.encrypted_credentials !== '';
      return {
        body: { status: sealed ? 'VALID' : 'INVALID', error_message: sealed ? '' : 'no credentials are stored' },
        assumed: true,
      };
    },
  };
}
