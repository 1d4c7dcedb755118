import { flagAt, namesAt, numberAt, type Raw, recordsAt, textAt, textsAt } from '@/components/items/raw-value';

/** What a workflow's definition says, as far as it says it. */
export type WorkflowFacts = {
  /** What approvers read; a template, its variables in double braces. */
  asks: string | null;
  /** What the person who asks reads. */
  tells: string | null;
  askedPeople: string[];
  /** The answers it brings; none means the vendor's own three. */
  answers: { label: string; isDefault: boolean }[];
  approvalSeconds: number | null;
  executionSeconds: number | null;
  approverMustSayWhy: boolean | null;
  requesterMustSayWhy: boolean | null;
  needsCode: boolean | null;
  createdBy: string | null;
  changedBy: string | null;
};

export function workflowFacts(raw: Raw): WorkflowFacts {
  const names = namesAt(raw, 'recipient_display_names');
  const chosen = textAt(raw, 'default_answer_index');
  return {
    asks: textAt(raw, 'approver_text_template') ?? textAt(raw, 'text_template'),
    tells: textAt(raw, 'requestor_text_template'),
    askedPeople: textsAt(raw, 'recipients').map((recipient) => recipientWords(recipient, names)),
    answers: recordsAt(raw, 'answers').flatMap((answer, index) => {
      const label = textAt(answer, 'answer');
      return label === null ? [] : [{ label, isDefault: String(index) === chosen }];
    }),
    approvalSeconds: numberAt(raw, 'approval_ttl_sec'),
    executionSeconds: numberAt(raw, 'execution_ttl_sec'),
    approverMustSayWhy: flagAt(raw, 'justification_required'),
    requesterMustSayWhy: flagAt(raw, 'requestor_justification_required'),
    needsCode: flagAt(raw, 'token_required'),
    createdBy: textAt(raw, 'creator_display_name'),
    changedBy: textAt(raw, 'updater_display_name'),
  };
}

/** `role:3` with a name is "Admins (role)"; without one it stays as the vendor writes it. */
export function recipientWords(recipient: string, names: Record<string, string>): string {
  const name = names[recipient];
  const kind = /^(user|group|role):/.exec(recipient)?.[1];
  if (name === undefined) return recipient;
  return kind === undefined || kind === 'user' ? name : `${name} (${kind})`;
}

/** A template cut at its variables, so that each can be shown as what it is. */
export function templateParts(template: string): { text: string; isVariable: boolean }[] {
  return template
    .split(/(\{\{\{?[^{}]{1,100}\}?\}\})/)
    .filter((text) => text !== '')
    .map((text) => {
      const name = /^\{\{\{?([^{}]+)\}?\}\}$/.exec(text)?.[1]?.trim();
      return name === undefined ? { text, isVariable: false } : { text: name, isVariable: true };
    });
}
