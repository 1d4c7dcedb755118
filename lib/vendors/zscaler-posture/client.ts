import { VendorError } from '@/lib/errors';
import type { OpenHttp } from '@/lib/http/open';
import type { TimeField, Window } from '../vendor';
import type { PostureCredentials, PostureSettings } from './about';
import type { AlertSet } from './limits';
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
  return {
    async alerts({ set, window, by, position }: AlertQuery, signal: AbortSignal): Promise<AlertList> {
      // Start and end are always sent: without both, the vendor answers 48 hours and says nothing.
      const { start, end } = wholeSeconds(window);
      try {
        const { data } = await http.call({
          operation: `list_${set}_alerts`,
          method: 'GET',
          path: `${settings.prefix}/alerts/${set}`,
          query: [
            ['limit', position.limit],
            ...(position.offset === null ? [] : [['offset', position.offset] as const]),
            [`${by}[start]`, String(start)],
            [`${by}[end]`, String(end)],
          ],
          headers: { 'x-api-key': credentials.apiKey },
          answer: AlertList,
          write: false,
          forbidden: 'auth',
          rateClass: set,
          signal,
        });
        return data;
      } catch (error) {
        throw error instanceof VendorError && error.fault === 'auth' ? keyRefused(error) : error;
      }
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
