import { AppError } from '@/lib/errors';
import type { ItemRecord } from '@/lib/model/record';
import type { PerformSpec } from '../vendor';
import { type EdgeApi, isMissing } from './client';
import { enumLabel, enumNumber, sameName } from './labels';
import { toAppControlPolicy, toPolicy } from './map';
import type { EdgePolicy } from './schema';

type Found = { policy: EdgePolicy; appControl: boolean; record: ItemRecord };

/** A policy and an app control policy are changed by different operations; an id tells which only by being asked for. */
export async function findPolicy(api: EdgeApi, uuid: string, signal: AbortSignal): Promise<Found> {
  try {
    const policy = await api.policy(uuid, signal);
    return { policy, appControl: false, record: toPolicy(policy, api.naming) };
  } catch (error) {
    if (!isMissing(error)) throw error;
    const policy = await api.appControlPolicy(uuid, signal);
    return { policy, appControl: true, record: toAppControlPolicy(policy, api.naming) };
  }
}

export const performPolicyStatus: PerformSpec<'policy.status', EdgeApi> = {
  async perform(api, { target, input }, signal) {
    const status = enumNumber(api.naming.labels, 'policyStatus', (label) => sameName(label, input.status));
    if (status === null) throw new AppError('not_possible', `Name the number of ${input.status} in Settings.`);
    const { policy, appControl } = await findPolicy(api, target, signal);
    // What the analyst saw, and only without it what we just read.
    const expected = input.expectedUpdateTime ?? policy.view.update_time ?? null;
    if (!appControl) {
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
