// A vendor whose answers are as large as they are asked for: the code of neither the console nor the sandbox is timed with it.
import { createServer } from 'node:http';

const MEGABYTE = 1_000_000;
const NOW = Math.floor(Date.now() / 1000);

const alert = (at: number) => ({
  alert_id: `ZS-CLOUD-${at}`,
  alert_type: 'Cloud',
  alert_description: `Storage bucket northwind-${at} can be read by everybody on the Internet`,
  alert_status: 'Open',
  severity: 'High',
  created: NOW,
  updated: NOW,
  policy: {
    policy_id: `p-${at % 40}`,
    policy_name: 'Buckets are not public',
    remediation: 'Turn public access off. '.repeat(8),
  },
  cloud_account: { account_id: '399055280705', account_name: 'payments' },
});
const edgeAlert = (at: number) => ({
  uuid: `a-${at}`,
  account_name: 'northwind',
  description: `Unusual number of downloads by a user, ${at}. `.repeat(6),
  event_type: 'UnusualDownloadsByUser',
  severity: 4,
  status: 1,
  create_time: NOW,
  update_time: NOW,
  token: 'taken-out-on-the-way',
});

/** As many records as make a megabyte. */
function filled(list: string, record: (at: number) => object): string {
  const records: string[] = [];
  for (let size = 0; size < MEGABYTE; size += (records.at(-1)?.length ?? 0) + 1) {
    records.push(JSON.stringify(record(records.length)));
  }
  return `{"${list}":[${records.join(',')}],"total_count":${records.length}}`;
}

const ANSWERS = {
  postureBig: filled('alerts', alert),
  postureNone: '{"alerts":[],"total_count":0}',
  edgeBig: filled('alerts', edgeAlert),
  edgeNone: '{"alerts":[]}',
  session: JSON.stringify({ token: 'bench-session', account_name: 'northwind', ttl_sec: 86_400 }),
};

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://vendor.invalid');
  const isBig = [searchParams.get('fields'), searchParams.get('status_filter')].includes('big');
  const posture = isBig ? ANSWERS.postureBig : ANSWERS.postureNone;
  const edge = isBig ? ANSWERS.edgeBig : ANSWERS.edgeNone;
  const body = pathname.startsWith('/v1/alerts') ? posture : pathname.includes('token') ? ANSWERS.session : edge;
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(JSON.stringify({ port: typeof address === 'object' ? address?.port : 0 }));
});
process.stdin.on('end', () => process.exit(0)).resume();
