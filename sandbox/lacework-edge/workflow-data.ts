import { itemAt } from '../core/random';
import type { World } from '../core/world';
import { ROLE, STATUS, WORKFLOW_RUNS, WORKFLOW_TARGET } from './numbers';
import { seedRows } from './seed-rows';
import { type Row, sampleOf } from './shape';

export type Answer = { answer: string; actions: { on_object: number; run: number; target: string }[] };

const act = (run: number) => [{ on_object: WORKFLOW_TARGET.SESSION, run, target: '' }];

/** The vendor's built-in answers; an index counts into this list unless a workflow brings its own. */
export const defaultAnswers: readonly Answer[] = [
  { answer: 'Approve', actions: act(WORKFLOW_RUNS.GRANT) },
  { answer: 'Deny', actions: act(WORKFLOW_RUNS.REJECT) },
  { answer: 'Unsure', actions: act(WORKFLOW_RUNS.ESCALATE) },
];
const travelAnswers: readonly Answer[] = [
  { answer: 'Yes, I am travelling', actions: act(WORKFLOW_RUNS.GRANT) },
  { answer: 'No, this was not me', actions: act(WORKFLOW_RUNS.REJECT) },
];

type Plan = { name: string; text: string; token?: boolean; reason?: boolean; travel?: boolean; approvers?: 'manager' };

const plans: readonly Plan[] = [
  { name: 'Access to production database', text: '{{user_name}} asks for {{app_name}}', token: true, reason: true },
  { name: 'Break-glass access', text: 'Emergency access to {{app_name}}', token: true, reason: true },
  { name: 'New device', text: '{{user_name}} signs in from a new device' },
  { name: 'Travel check', text: 'Are you in {{country}}?', travel: true },
  { name: 'Contractor access', text: '{{user_name}} (contractor) asks for {{app_name}}', reason: true },
  { name: 'Upload to personal storage', text: 'Upload to {{app_host}}', reason: true },
  { name: 'SSH to bastion', text: '{{user_name}} opens SSH to {{app_host}}' },
  { name: 'Payroll outside hours', text: '{{app_name}} after 20:00', approvers: 'manager' },
  { name: 'External sharing', text: 'Share with {{domain}}', reason: true, approvers: 'manager' },
  { name: 'Admin console', text: 'Admin console of {{app_name}}', token: true },
  { name: 'Unmanaged browser', text: '{{app_name}} from an unmanaged browser' },
  { name: 'Source code download', text: 'Clone of more than 20 repositories', reason: true },
  { name: 'Disable client', text: '{{user_name}} wants to disconnect the client', reason: true },
  { name: 'High-risk country', text: '{{app_name}} from {{country}}', token: true },
  { name: 'Guest to wiki', text: 'Guest asks for {{app_name}}', approvers: 'manager' },
  { name: 'Large download', text: 'Download of {{bytes}}' },
  { name: 'Print of sensitive file', text: 'Print of {{file}}', approvers: 'manager' },
  { name: 'Support impersonation', text: 'Support session for {{customer}}', reason: true },
  { name: 'Database export', text: 'Export from {{app_name}}', token: true, reason: true },
  { name: 'New OAuth app', text: '{{app_name}} asks for mail access' },
  { name: 'RDP from outside', text: 'RDP to {{app_host}}', reason: true },
  { name: 'Forgotten second factor', text: 'Reset of the second factor', travel: true },
  { name: 'Legal hold access', text: '{{user_name}} opens a legal hold', reason: true },
  { name: 'Session extension', text: 'Longer session for {{user_name}}' },
  { name: 'Zugriff Lohnbuchhaltung', text: 'Freigabe für {{user_name}}', approvers: 'manager' },
];

/** The 25 workflows of the tenant. */
export function seedWorkflows(world: World, account: string): Row[] {
  return seedRows(world, account, sampleOf('getWorkflow'), 'workflow', plans.length, (dice, i) => {
    const plan = itemAt(plans, i);
    const approver = dice.pick(plan.approvers ? world.people : world.admins);
    return {
      name: plan.name,
      title: plan.name,
      description: i === 6 ? world.attackStrings.script : `${plan.name}: asks before it happens.`,
      requestor_text_template: `Your request is on its way. ${plan.text}`,
      approver_text_template: plan.text,
      answers: plan.travel ? travelAnswers : [],
      default_answer_index: '1',
      recipients: plan.approvers ? [`user:${approver.uuid}`] : [`role:${ROLE.ADMIN}`, `user:${approver.uuid}`],
      actions: act(WORKFLOW_RUNS.NOTIFY),
      approval_ttl_sec: dice.pick([0, 3600, 28_800, -1]),
      execution_ttl_sec: dice.pick([0, 1800, 14_400, 86_400]),
      justification_required: plan.reason ?? false,
      requestor_justification_required: i % 3 === 0,
      token_required: plan.token ?? false,
      status: i === 22 ? STATUS.SUSPENDED : STATUS.ACTIVE,
      recipient_display_names: { [`role:${ROLE.ADMIN}`]: 'Admins', [`user:${approver.uuid}`]: approver.name },
    };
  });
}
