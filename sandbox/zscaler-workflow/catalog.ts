import type { Priority, SourceType } from './assumed';

export type Profile = {
  engine: string;
  expression: string;
  rules: readonly string[];
  dictionaries: readonly { name: string; samples: readonly string[] }[];
  groupId: number;
};

const cards = ['4111 1111 1111 1111', '5555-5555-5555-4444', '378282246310005', '6011 0009 9013 9424'];
const socials = ['900-12-3456', '987-65-4320', '000-45-6789'];
const keys = ['AKIAIOSFODNN7EXAMPLE', 'ghp_0000000000000000000000000000EXAMPLE', 'xoxb-000000000000-EXAMPLE'];

/** What the customer's policies look for. Sample matches are test numbers that no one owns. */
export const profiles: readonly Profile[] = [
  {
    engine: 'PCI',
    expression: '(((Credit Cards) > 4) AND ((Names) > 0))',
    rules: ['Block-PCI-External-Share', 'PCI-Monitor-Web-Uploads'],
    dictionaries: [
      { name: 'Credit Cards', samples: cards },
      { name: 'Names (US)', samples: ['Maria Lopez', 'John Carter', 'Wei Zhang'] },
    ],
    groupId: 17,
  },
  {
    engine: 'HIPAA',
    expression: '(((Medical Information) > 2) AND ((Social Security Numbers (US)) > 0))',
    rules: ['HIPAA-PHI-Outbound-Email', 'PHI-Cloud-Storage'],
    dictionaries: [
      { name: 'Medical Information', samples: ['ICD-10 E11.9', 'metformin 500 mg', 'MRN 00482213'] },
      { name: 'Social Security Numbers (US)', samples: socials },
    ],
    groupId: 18,
  },
  {
    engine: 'GLBA',
    expression: '(((Citizen Service Number) > 0))',
    rules: ['Block-GLBA-SSN', 'GLBA-Loan-Data-Quarantine'],
    dictionaries: [
      { name: 'Citizen Service Number', samples: ['999990019', '123456782'] },
      { name: 'ABA Bank Routing Numbers', samples: ['011000015', '021000021'] },
    ],
    groupId: 17,
  },
  {
    engine: 'Source Code',
    expression: '(((Source Code) > 20))',
    rules: ['Source-Code-To-Personal-Storage', 'Block-Source-USB'],
    dictionaries: [
      { name: 'Source Code', samples: ['public class PaymentRouter {', 'def settle(batch):', 'SELECT * FROM ledger'] },
    ],
    groupId: 21,
  },
  {
    engine: 'Credentials and Secrets',
    expression: '(((Credentials and Secrets) > 0))',
    rules: ['Secrets-In-Files', 'Block-Private-Keys'],
    dictionaries: [
      { name: 'Credentials and Secrets', samples: keys },
      { name: 'SSH Private Keys', samples: ['-----BEGIN OPENSSH PRIVATE KEY-----'] },
    ],
    groupId: 22,
  },
  {
    engine: 'EU PII',
    expression: '(((IBAN) > 1) OR ((Tax Identification Number (Germany)) > 1))',
    rules: ['EU-PII-External-Recipients'],
    dictionaries: [
      { name: 'IBAN', samples: ['DE89 3704 0044 0532 0130 00', 'GB29 NWBK 6016 1331 9268 19'] },
      { name: 'Tax Identification Number (Germany)', samples: ['86095742719'] },
    ],
    groupId: 19,
  },
  {
    engine: 'M&A Documents',
    expression: '(((Merger Terms) > 3))',
    rules: ['Deal-Room-Watch'],
    dictionaries: [{ name: 'Merger Terms', samples: ['Project Falcon', 'exclusivity period', 'closing conditions'] }],
    groupId: 23,
  },
];

export type Application = {
  name: string;
  category: string;
  url: string | null;
  source: SourceType;
  subType: string | null;
  actions: readonly string[];
};

export const applications: readonly (readonly [Application, number])[] = [
  [
    app('BOX', 'File', null, 'SAAS_SECURITY', [
      'Change to Read Only for Internal Collaborators',
      'Remove Sharable Link',
    ]),
    22,
  ],
  [app('OneDrive', 'File', null, 'SAAS_SECURITY', ['Remove External Collaborators', 'Report Incident Only']), 22],
  [app('Gmail', 'Webmail', 'mail.google.com/mail/u/0', 'INLINE', ['Block', 'Allow']), 14],
  [app('Exchange', 'Email', null, 'EMAIL', ['Quarantine', 'Encrypt', 'Allow']), 12],
  [app('USB Mass Storage', 'Removable Storage', null, 'ENDPOINT', ['Block', 'Confirm', 'Allow']), 11],
  [app('Network Share', 'Network Share', null, 'ENDPOINT', ['Allow', 'Block']), 4],
  [app('ChatGPT', 'AI and ML Applications', 'chatgpt.com/backend-api/conversation', 'INLINE', ['Block', 'Isolate']), 9],
  [app('Slack', 'Collaboration', null, 'SAAS_SECURITY', ['Report Incident Only', 'Delete Message']), 6],
];

function app(
  name: string,
  category: string,
  url: string | null,
  source: SourceType,
  actions: readonly string[],
): Application {
  return { name, category, url, source, subType: source === 'ENDPOINT' ? 'REMOVABLE_STORAGE' : null, actions };
}

export type Group = { id: number; name: string; description: string; type: string; priority: Priority };

export const groups: readonly Group[] = [
  group(17, 'GLBA', 'Financial customer data', 'HIGH'),
  group(18, 'PHI', 'Protected health information', 'CRITICAL'),
  group(19, 'Privacy EU', '', 'MEDIUM'),
  group(21, 'Engineering IP', 'Source code and designs', 'MEDIUM'),
  group(22, 'Secrets', 'Keys, tokens and passwords', 'HIGH'),
  group(23, 'Legal hold', 'Handled by Legal', 'CRITICAL'),
  group(31, 'Default', '', 'LOW'),
];

function group(id: number, name: string, description: string, priority: Priority): Group {
  return { id, name, description, priority, type: id === 23 ? 'RESTRICTED' : 'STANDARD' };
}

/** Labels as the customer's administrators defined them in the portal. */
export const definedLabels: Readonly<Record<string, readonly string[]>> = {
  Review: ['Completed', 'Pending', 'Second Review'],
  Confidential: ['Yes', 'No'],
  Outcome: ['True Positive', 'False Positive', 'Business Justified', 'User Educated'],
  Region: ['AMER', 'EMEA', 'APAC'],
};
