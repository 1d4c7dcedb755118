import { AppError } from '@/lib/errors';
import type { ItemRecord } from '@/lib/model/record';
import type { PerformSpec } from '../vendor';
import { type EdgeApi, isMissing } from './client';
import { enumLabel, enumNumber, sameName } from './labels';
import { toAlertConfig, toAppControlPolicy, toPolicy } from './map';
import type { EdgePolicy } from './schema';

type Found = { policy: EdgePolicy; kind: 'policy' | 'app_control' | 'alert_config'; record: ItemRecord };

/** Policies of all three kinds have operations of their own; an id tells which it is only by being asked for. */
export async function findPolicy(api: EdgeApi, uuid: string, signal: AbortSignal): Promise<Found> {
  try {
    const policy = await api.policy(uuid, signal);
    return { policy, kind: 'policy', record: toPolicy(policy, api.naming) };
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  try {
    const policy = await api.appControlPolicy(uuid, signal);
    return { policy, kind: 'app_control', record: toAppControlPolicy(policy, api.naming) };
  } catch (error) {
    if (!isMissing(error)) throw error;
    const policy = await api.alertConfig(uuid, signal).catch((another: unknown) => {
      // Where all three are missing, the words about a policy are the ones that were asked for.
      throw isMissing(another) ? error : another;
    });
    return { policy, kind: 'alert_config', record: toAlertConfig(policy, api.naming) };
  }
}

export const performPolicyStatus: PerformSpec<'policy.status', EdgeApi> = {
  async perform(api, { target, input }, signal) {
    const status = enumNumber(api.naming.labels, 'policyStatus', (label) => sameName(label, input.status));
    if (status === null) throw new AppError('not_possible', `Name the number of ${input.status} in Settings.`);
    const { policy, kind } = await findPolicy(api, target, signal);
    if (kind === 'alert_config')
      throw new AppError('not_possible', 'The vendor’s API has no change of an alert config.');
    // What the analyst saw, and only without it what we just read.
    const expected = input.expectedUpdateTime ?? policy.view.update_time ?? null;
    if (kind === 'policy') {
      const changed = await api.updatePolicy(target, { status }, expected, signal);
      return { message: null, record: toPolicy(changed, api.naming), externalId: target };
    }
    // This operation takes no lock of its own, so the comparison is ours.
    if (expected !== null && Number(expected) !== Number(policy.view.update_time ?? expected)) {
      throw new AppError('conflict', 'This policy changed at the vendor since you opened it.');
    }
    const changed = await api.updateAppControlPolicy(target, { status }, signal);
    return { message: null, record: toAppControlPolicy(changed, api.naming), externalId: target };
  },
  async readBack(api, { target, input }, signal) {
    const { policy, record } = await findPolicy(api, target, signal);
    const held = enumLabel(api.naming.labels, 'policyStatus', policy.view.status);
    return { outcome: sameName(held, input.status) ? 'applied' : 'absent', record, note: null };
  },
};
