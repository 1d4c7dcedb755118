import { itemAt } from '../core/random';
import type { World } from '../core/world';
import { DATA_SOURCE } from './numbers';
import { seedRows } from './seed-rows';
import { type Row, sampleOf } from './shape';

type AppPlan = readonly [name: string, host: string, protocol: string, port: number];

const plans: readonly AppPlan[] = [
  ['Salesforce', 'northwind.my.salesforce.example', 'https', 443],
  ['GitHub', 'github.northwind.example', 'https', 443],
  ['Jira', 'jira.corp.northwind.example', 'https', 443],
  ['Confluence', 'wiki.corp.northwind.example', 'https', 443],
  ['Snowflake', 'nw1.snowflake.example', 'https', 443],
  ['Workday', 'workday.northwind.example', 'https', 443],
  ['Slack', 'northwind.slack.example', 'https', 443],
  ['Box', 'northwind.box.example', 'https', 443],
  ['Payroll', 'payroll.corp.northwind.example', 'https', 8443],
  ['Orders database', 'orders-db.prod.northwind.example', 'tcp', 5432],
  ['Ledger database', 'ledger-db.prod.northwind.example', 'tcp', 1433],
  ['Bastion EU', 'bastion.eu.northwind.example', 'ssh', 22],
  ['Bastion US', 'bastion.us.northwind.example', 'ssh', 22],
  ['Terminal server', 'ts01.corp.northwind.example', 'rdp', 3389],
  ['Grafana', 'grafana.corp.northwind.example', 'https', 443],
  ['Jenkins', 'ci.corp.northwind.example', 'https', 8080],
  ['Kubernetes API', 'k8s.prod.northwind.example', 'https', 6443],
  ['File share', 'files.corp.northwind.example', 'smb', 445],
  ['Patient portal', 'portal.health.northwind.example', 'https', 443],
  ['Printer queue', 'print.corp.northwind.example', 'http', 631],
  ['Admin console', 'admin.northwind.example', 'https', 443],
  ['Design board', 'board.example', 'https', 443],
];

/** The applications that the company reaches through the edge. */
export function seedApps(world: World, account: string): Row[] {
  return seedRows(world, account, sampleOf('getApp'), 'app', plans.length, (dice, i) => {
    const [name, host, protocol, port] = itemAt(plans, i);
    const inside = host.includes('corp.') || host.includes('prod.');
    return {
      name,
      host,
      protocol,
      port,
      description: inside ? 'Reached through a connector' : 'Web application',
      connector_unique_name: inside ? dice.pick(['dc-frankfurt', 'dc-virginia', 'aws-payments']) : '',
      internal_protocol: inside ? protocol : '',
      internal_port: inside ? port : 0,
      internal_host_pattern: inside ? host : '',
      data_source: DATA_SOURCE.LOCAL,
      tcp_ports: [port],
      tags: [
        `app:${name.toLowerCase().replaceAll(' ', '-')}`,
        inside ? 'classification:internal' : 'classification:saas',
      ],
    };
  });
}
