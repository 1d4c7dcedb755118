import { VendorError } from '@/lib/errors';
import type { OpenHttp } from '@/lib/http/open';
import { tableOf } from '../overrides';
import { requestOf } from '../request-of';
import type { OperationApi, TimeField, Window } from '../vendor';
import type { PostureCredentials, PostureSettings } from './about';
import type { AlertSet } from './limits';
import { POSTURE_OPERATIONS, postureCorrections } from './operations';
import { AlertList } from './schema';
import { wholeSeconds } from './times';

/** The vendor's most. */
export const PAGE_SIZE = 100;

export type Position = { limit: string; offset: string | null };
export type AlertQuery = { set: AlertSet; window: Window; by: TimeField; position: Position };

export type PostureApi = ReturnType<typeof openPosture>;

/** The two operations there are. A key in a header, no session. */
export function openPosture(opened: { credentials: PostureCredentials; settings: PostureSettings; http: OpenHttp }) {
  const { credentials, settings, http } = opened;
  const operations = tableOf(POSTURE_OPERATIONS, postureCorrections(settings));

  const send: OperationApi['send'] = async (operation, input, answer, signal, pass) => {
    const headers = { 'x-api-key': credentials.apiKey };
    try {
      return await http.call({ ...requestOf(operation, input), headers, answer, forbidden: 'auth', signal, pass });
    } catch (error) {
      throw error instanceof VendorError && error.fault === 'auth' ? keyRefused(error) : error;
    }
  };

  return {
    operations,
    send,
    budget: http.budget,
    async alerts({ set, window, by, position }: AlertQuery, signal: AbortSignal): Promise<AlertList> {
      const operation = operations.get(`list_${set}_alerts`);
      if (!operation) throw new Error(`the contract has no list of ${set} alerts`);
      // Start and end are always sent: without both, the vendor answers 48 hours and says nothing.
      const { start, end } = wholeSeconds(window);
      const { limit, offset } = position;
      const query = { limit, offset, [`${by}[start]`]: start, [`${by}[end]`]: end };
      return (await send(operation, { params: {}, query, body: undefined }, AlertList, signal)).data;
    },
  };
}

function keyRefused(error: VendorError): VendorError {
  const message =
    error.detail.status === 403
      ? 'The role of this Posture Control key may not list alerts.'
      : 'Posture Control refused the API key. A key made with the default setting stops working after 7 days: make a new one in its portal.';
  return new VendorError('auth', message, error.detail, { cause: error });
}
