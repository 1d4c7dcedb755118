import { VendorError } from '@/lib/errors';
import { idAt, toPage } from '../page';
import { type EdgeApi, isMissing } from './client';
import { toAlertConfig } from './map';
import { EdgePolicy } from './schema';

/**
 * All alert configs as one page of policies. Their path is inferred: where an installation has it elsewhere the policies
 * shall not be lost for that, so the page says what could not be read, and the walk is not a whole one.
 */
export async function alertConfigPage(api: EdgeApi, signal: AbortSignal) {
  try {
    const configs = await api.alertConfigs(signal);
    return toPage(configs, EdgePolicy, (one) => toAlertConfig(one, api.naming), idAt('uuid'), null);
  } catch (error) {
    if (!(error instanceof VendorError) || !isMissing(error)) throw error;
    const words = error.detail.vendorMessage ?? error.message;
    return {
      items: [],
      odd: [{ externalId: 'queryAlertConfigs', reason: `Alert configs were not listed: ${words}` }],
      total: null,
    };
  }
}
