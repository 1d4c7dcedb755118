import { type ContractCase, contracted, firstOf } from '../contract-case';

const ACTION = 'performInvestigationAction';

/** Lacework Edge for the contract suite, with the numbers of its sandbox by way of the label map. */
export const edgeContract: ContractCase = {
  connection: ({ credentials, labels }) => ({
    credentials: { apiToken: credentials.apiToken },
    settings: { accountName: credentials.accountName, enumLabels: labels },
  }),
  listOperation: 'queryAlerts',
  listNoun: 'finding',
  loginOperation: 'tokenLogin',
  unknownSeverity: { set: { severity: 77 }, shown: 'unknown (77)' },
  async commands({ findings, items }) {
    const [status, owner, close, note, workflow] = findings.filter(
      ({ vendorStatus, vendorOwner }) => vendorStatus === 'Open' && vendorOwner === null,
    );
    if (!status || !owner || !close || !note || !workflow) throw new Error('the sandbox has too few open alerts');
    const user = firstOf(items('user'), (one) => one.status === 'ACTIVE');
    const run = firstOf(
      items('workflow_run'),
      ({ raw }) => raw.can_user_approve === true && raw.token_required === false,
    );
    const active = (kinds: string[]) =>
      firstOf(
        items('policy'),
        (one) => one.status === 'ACTIVE' && kinds.includes(one.kind) && !one.raw.parent_app_control_policy_uuid,
      );
    const started = firstOf(items('workflow'), (one) => one.status === 'ACTIVE');
    const suspend = { status: 'SUSPENDED' } as const;
    return [
      contracted(ACTION, 'edge.status', status.externalId, { newStatus: 2 }),
      contracted(ACTION, 'edge.owner', owner.externalId, { ownerUuid: user.externalId, ownerDisplayName: user.title }),
      contracted(ACTION, 'edge.close', close.externalId, { incidentStatus: 2, noteText: 'Planned <b>backup</b>' }),
      contracted(ACTION, 'edge.note', note.externalId, { noteText: 'Asked the user' }),
      // Its history entry has no room for a reference, so that it was this run cannot be told.
      contracted(
        ACTION,
        'edge.run-workflow',
        workflow.externalId,
        { workflowUuid: started.externalId },
        { after: 'unknown' },
      ),
      contracted('answerWorkflowRun', 'run.answer', run.externalId, { answerIndex: '0', justification: 'Month end' }),
      contracted('updatePolicy', 'policy.status', active(['security', 'routing']).externalId, suspend),
      contracted('updateAppControlPolicy', 'policy.status', active(['app_control']).externalId, suspend),
    ];
  },
};
