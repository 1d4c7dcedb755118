import { AppError } from '@/lib/errors';
import { redact } from '@/lib/http/redact';
import { referenceMark, withReference } from '../text';
import type { ReadBack, Receipt, Spec } from '../vendor';
import type { EdgeApi } from './client';
import { MEMBER_OF, whyOff } from './gate';
import { noteIn } from './history';
import { actionNumber, enumLabel } from './labels';
import { isClosedAt, toFinding } from './map';
import { performPolicyStatus } from './perform-policy';
import { performRunAnswer } from './perform-run';
import { type EdgeAlert, EdgeHistoryItem } from './schema';

type ActionCommand = keyof typeof MEMBER_OF;

/** Every write that Edge takes, and how each is looked for afterwards. */
export const edgePerform: Spec<never, never, EdgeApi>['perform'] = {
  'edge.status': {
    perform: (api, { target, input }, signal) =>
      act(api, 'edge.status', target, { new_status: named(api, 'alertStatus', input.newStatus) }, signal),
    readBack: (api, { target, input }, signal) =>
      looked(api, target, signal, async (alert) => same(api, alert.view.status, input.newStatus)),
  },
  'edge.close': {
    perform: (api, { target, input, reference }, signal) =>
      act(
        api,
        'edge.close',
        target,
        {
          incident_status: named(api, 'incidentStatus', input.incidentStatus),
          note_text: withReference(input.noteText, reference),
        },
        signal,
      ),
    readBack: (api, { target, reference }, signal) =>
      looked(api, target, signal, async (alert) => {
        if (await holdsNote(api, target, reference, signal)) return 'applied';
        return isClosedAt(alert.view.closed_time) ? 'The alert is closed, but not with our note.' : 'absent';
      }),
  },
  'edge.note': {
    perform: (api, { target, input, reference }, signal) =>
      act(api, 'edge.note', target, { note_text: withReference(input.noteText, reference) }, signal),
    readBack: (api, { target, reference }, signal) =>
      looked(api, target, signal, async () =>
        (await holdsNote(api, target, reference, signal)) ? 'applied' : 'absent',
      ),
  },
  'edge.owner': {
    perform: (api, { target, input }, signal) =>
      act(
        api,
        'edge.owner',
        target,
        { owner_uuid: input.ownerUuid, owner_display_name: input.ownerDisplayName },
        signal,
      ),
    readBack: (api, { target, input }, signal) =>
      looked(api, target, signal, async (alert) =>
        (alert.view.owner_uuid ?? '') === input.ownerUuid ? 'applied' : 'absent',
      ),
  },
  'edge.run-workflow': {
    perform: (api, { target, input }, signal) =>
      act(api, 'edge.run-workflow', target, { workflow_uuid: input.workflowUuid }, signal),
    readBack: (api, { target, input }, signal) =>
      looked(api, target, signal, async () => {
        const started = (await historyOf(api, target, signal)).some(
          ({ view }) => view.action?.run_workflow?.workflow_uuid === input.workflowUuid,
        );
        return started ? 'This workflow was started on this alert; whether by this action cannot be told.' : 'absent';
      }),
  },
  'run.answer': performRunAnswer,
  'policy.status': performPolicyStatus,
};

/** Reads the alert first: its update time is the vendor's lock against an action on a state nobody has seen. */
async function act(
  api: EdgeApi,
  kind: ActionCommand,
  alertUuid: string,
  content: object,
  signal: AbortSignal,
): Promise<Receipt> {
  const member = MEMBER_OF[kind];
  const { labels, roles } = api.naming;
  const number = actionNumber(labels, roles, member);
  const off = whyOff({ enumLabels: labels, roles }, kind);
  if (number === null || off !== null) throw new AppError('not_possible', off ?? 'This action has no number.');
  const alert = await api.alert(alertUuid, signal);
  await api.act(
    {
      alertUuid,
      alertUpdateTime: alert.view.update_time ?? null,
      action: { action_type: number, [member]: content },
    },
    signal,
  );
  return { message: null, record: null, externalId: alertUuid };
}

/** A number the label map does not name is never sent. */
function named(api: EdgeApi, enumName: 'alertStatus' | 'incidentStatus', value: number): number {
  if (api.naming.labels[enumName]?.[value] !== undefined) return value;
  throw new AppError(
    'not_possible',
    `Edge does not say what ${value} means here: name the number in Settings, under this connection.`,
  );
}

/** Reads the alert back; any words beside the two outcomes mean that it cannot be told. */
async function looked(
  api: EdgeApi,
  alertUuid: string,
  signal: AbortSignal,
  look: (alert: EdgeAlert) => Promise<string>,
): Promise<ReadBack> {
  const alert = await api.alert(alertUuid, signal);
  const record = toFinding(alert, api.naming);
  const found = await look(alert);
  if (found === 'applied' || found === 'absent') return { outcome: found, record, note: null };
  return { outcome: 'unknown', record, note: found };
}

/** Names and numbers are both seen in answers, so they are compared by what they are called. */
function same(api: EdgeApi, held: EdgeAlert['view']['status'], asked: number): 'applied' | 'absent' {
  const label = (value: EdgeAlert['view']['status']) => enumLabel(api.naming.labels, 'alertStatus', value);
  return label(held) === label(asked) ? 'applied' : 'absent';
}

async function holdsNote(api: EdgeApi, alertUuid: string, reference: string, signal: AbortSignal): Promise<boolean> {
  const mark = referenceMark(reference);
  return (await historyOf(api, alertUuid, signal)).some(({ view }) => noteIn(view.action).includes(mark));
}

/** Entries that no schema can read hold no note that we could find. */
async function historyOf(api: EdgeApi, alertUuid: string, signal: AbortSignal): Promise<EdgeHistoryItem[]> {
  const entries = await api.history(alertUuid, signal);
  return entries.flatMap((entry) => {
    const read = EdgeHistoryItem.safeParse(redact(entry, []));
    return read.success ? [read.data] : [];
  });
}
