import type { PerformSpec } from '../vendor';
import type { EdgeApi } from './client';
import { toWorkflowRun } from './map';

/** An answer that is there already, ours or a colleague's, is what was asked for; another answer is not. */
export const performRunAnswer: PerformSpec<'run.answer', EdgeApi> = {
  async perform(api, { target, input }, signal) {
    const justification = input.justification ? { justification: input.justification } : {};
    const run = await api.answerWorkflowRun(target, { answer_index: input.answerIndex, ...justification }, signal);
    return { message: null, record: toWorkflowRun(run, api.naming), externalId: run.view.uuid };
  },
  async readBack(api, { target, input }, signal) {
    const run = await api.workflowRun(target, signal);
    const record = toWorkflowRun(run, api.naming);
    const given = String(run.view.answer_index ?? '');
    if (given === input.answerIndex) return { outcome: 'applied', record, note: null };
    return { outcome: 'absent', record, note: given === '' ? null : 'The run holds another answer.' };
  },
};
