// A Workflow Automation that repeats in its answers whatever it was sent: the worst a vendor can do with our secrets.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export type EchoVendor = {
  origin: string;
  /** Every token it gave out. */
  tokens: string[];
  /** A link to evidence, signed as a storage does. */
  link: string;
  /** What the storage holds that the second link, once asked for by `lend`, leads to. */
  canary: string;
  /** From now on the link to evidence leads to a storage that can be read. */
  lend(): void;
  /** From now on each call but the token's is refused with its own words and headers. */
  echo(status: number): void;
  /** From now on the token call is refused in the same way. */
  refuseKeys(): void;
  close(): Promise<void>;
};

/** A secret of the characters that escape differently everywhere. */
export function awkward(name: string): string {
  return `${name}-"q"\\b/+&=%<t>~${randomBytes(16).toString('hex')}`;
}

/** Gives out tokens and one incident, until it is told to do worse. */
export async function startEchoVendor(incident: unknown): Promise<EchoVendor> {
  const tokens: string[] = [];
  const link = `https://evidence.example/one.xml?X-Amz-Signature=${randomBytes(32).toString('hex')}`;
  const canary = awkward('canary');
  let isLent = false;
  let echoed = 0;
  let keysRefused = false;
  const server = createServer(async (request, response) => {
    const body = await text(request);
    if (request.url?.endsWith('/token')) {
      if (keysRefused) return repeat(401, request, response, body);
      const token = awkward('token');
      tokens.push(token);
      return answer(response, 201, { token, token_type: 'Bearer', expires_in: 3600 });
    }
    if (echoed > 0) return repeat(echoed, request, response, body);
    if (request.url?.includes('/search')) return answer(response, 200, { cursor: cursorOf(), incidents: [incident] });
    if (request.url?.startsWith('/storage/')) return void response.end(`<match>${canary}</match>`);
    if (request.url?.endsWith('/evidence')) {
      const evidenceURL = isLent ? `http://${request.headers.host}/storage/one.xml` : link;
      return answer(response, 200, { fileName: 'one.xml', fileType: 'xml', evidenceURL, additionalInfo: null });
    }
    return answer(response, 200, incident);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    tokens,
    link,
    canary,
    lend: () => {
      isLent = true;
    },
    echo: (status) => {
      echoed = status;
    },
    refuseKeys: () => {
      keysRefused = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function repeat(status: number, { url, headers }: IncomingMessage, response: ServerResponse, body: string): void {
  const bearer = headers.authorization ?? 'none';
  response.setHeader('x-request-id', Buffer.from(bearer).toString('latin1'));
  response.setHeader('www-authenticate', bearer);
  const all = `${url} ${JSON.stringify(headers)} ${body} ${encodeURIComponent(body)} ${Buffer.from(bearer).toString('base64')}`;
  answer(response, status, { internalMessage: `Cannot do ${body} for ${bearer}: ${all}`, error: { message: all } });
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const cursorOf = () => ({ totalPages: 1, currentPageNumber: 1, currentPageSize: 1, pageId: null, totalElements: 1 });
