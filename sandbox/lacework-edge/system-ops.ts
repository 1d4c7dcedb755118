import { asObject, Refusal } from '../core/call';
import { spanOf, textIn } from './fields';
import { STATUS } from './numbers';
import { bad, idOf, missing, type Ops } from './op';
import { newFields, touched } from './resource';
import { filled, known, type Row, sampleOf } from './shape';
import type { Tenant } from './tenant';
import { viewOf } from './views';

/** What is left over: the operations whose answer is not simply one object or a list of them. */
export function systemOps(tenant: Tenant): Ops {
  const account = () => tenant.table('accounts').get(tenant.account) ?? {};
  return {
    getAccount: (call) => {
      const found = tenant.table('accounts').get(idOf(call, 'name'));
      if (!found) throw missing(call, 'account');
      return { body: found };
    },
    queryAuditEvents: ({ query }) => {
      const { from, to } = spanOf(query, false);
      const within = ({ create_time: at }: Row) => Number(at) >= from && Number(at) <= to;
      return { body: { audit_events: [...tenant.table('audit_events').values()].filter(within).reverse() } };
    },
    getConnector: (call) => {
      const found = tenant.table('connectors').get(idOf(call, 'name', 'unique_name'));
      if (!found) throw missing(call, 'connector');
      return { body: found };
    },
    getOnboarding: () => ({ body: filled(sampleOf('getOnboarding'), asObject(account().onboarding) ?? {}) }),
    updateOnboarding: (call) => {
      const given = known(asObject(call.body.onboarding) ?? {}, sampleOf('getOnboarding'));
      const before = account();
      const onboarding = { ...asObject(before.onboarding), ...given };
      tenant.put('accounts', { ...before, onboarding, update_time: touched(tenant, before, call).update_time });
      return { body: filled(sampleOf('getOnboarding'), onboarding) };
    },
    getDatasetItems: (call) => {
      const dataset = tenant.table('datasets').get(idOf(call));
      if (!dataset) throw missing(call, 'dataset');
      const items = [...tenant.table('dataset_items').values()].filter((item) => item.dataset_uuid === dataset.uuid);
      return { body: { continuation_token: '', customer_dataset_items: items, dataset } };
    },
    getDataExportBucketPolicy: ({ body }) => {
      const bucket = textIn(body, 's3_bucket_name');
      if (!/^[a-z0-9.-]{3,63}$/.test(bucket)) throw bad('s3_bucket_name is no bucket name');
      const statement = { Effect: 'Allow', Action: 's3:PutObject', Resource: `arn:aws:s3:::${bucket}/*` };
      return { body: { policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) }, assumed: true };
    },
    validateDataExportConfig: (call) => {
      if (!tenant.table('data_export_configs').has(textIn(call.body, 'uuid')))
        throw missing(call, 'data export config');
      return { assumed: true };
    },
    getDeploymentConnectorOptions: () => ({ body: { options: optionsOf(tenant) }, assumed: true }),
    deployConnector: (call) => {
      const name =
        textIn(call.body, 'unique_name') || textIn(call.body, 'name') || `connector-${tenant.dice('name').hex(6)}`;
      if (tenant.table('connectors').has(name))
        throw new Refusal(400, `connector ${name} exists already`, { assumed: true });
      const fresh = newFields(tenant, call, 'connector');
      const connector = filled(sampleOf('getConnector'), { ...fresh, name, unique_name: name, status: STATUS.INIT });
      tenant.put('connectors', connector);
      const done = { completed: true, success: true, messages: ['connector created'], resource_urls: [] };
      return { body: { accesses: [], apps: [], policies: [], connector, ...done }, assumed: true };
    },
    queryView: ({ params, query }) => ({ body: viewOf(tenant, params.view ?? '', spanOf(query)), assumed: true }),
  };
}

function optionsOf(tenant: Tenant): Row[] {
  const inside = [...tenant.table('apps').values()].filter((app) => app.connector_unique_name !== '');
  return inside.map((app, i) => ({
    app_hostname: app.host,
    entity_id: app.uuid,
    entity_tags: app.tags,
    message: '',
    public_ip: false,
    region: 'eu-central-1',
    subnet: `10.${i}.0.0/24`,
    valid: true,
    vpc: `vpc-${i}`,
  }));
}
