import { numberAt, type Raw, recordAt, recordsAt, textAt, textsAt } from '@/components/items/raw-value';

type Ticket = {
  id: string | null;
  system: string | null;
  project: string | null;
  state: string | null;
  url: string | null;
};

/** What a DLP incident's record says, wherever it says it; null or empty where it says nothing. */
export type DlpFacts = {
  engines: { name: string; rule: string | null }[];
  rules: string[];
  dictionaries: { name: string; count: number | null }[];
  file: { label: string; value: string }[];
  person: {
    name: string | null;
    email: string | null;
    department: string | null;
    country: string | null;
    address: string | null;
  };
  manager: { name: string | null; email: string | null } | null;
  destination: { label: string; value: string }[];
  actions: string[];
  groups: string[];
  tickets: Ticket[];
  priority: string | null;
  resolution: string | null;
  transactionId: string | null;
};

const FILE_KEYS: readonly (readonly [string, string])[] = [
  ['fileId', 'File id'],
  ['dlpMD5', 'MD5'],
  ['fileModification', 'Modified'],
  ['owner', 'File owner'],
  ['objectName', 'Object'],
  ['bucketName', 'Bucket'],
  ['repository', 'Repository'],
  ['channelName', 'Channel'],
  ['attachmentName', 'Attachment'],
  ['messageId', 'Message'],
];

export function dlpFacts(raw: Raw): DlpFacts {
  const policies = recordAt(raw, 'matchingPolicies') ?? {};
  const user = recordAt(raw, 'userInfo') ?? {};
  const manager = recordAt(user, 'managerInfo');
  return {
    engines: named(policies, 'engines').map(({ name, item }) => ({ name, rule: textAt(item, 'rule') })),
    rules: named(policies, 'rules').map(({ name }) => name),
    dictionaries: named(policies, 'dictionaries').map(({ name, item }) => ({
      name,
      count: numberAt(item, 'matchCount'),
    })),
    file: fileOf(raw),
    person: {
      name: textAt(user, 'name'),
      email: textAt(user, 'email'),
      department: textAt(user, 'department'),
      country: textAt(user, 'homeCountry'),
      address: textAt(user, 'clientIP'),
    },
    manager: manager && { name: textAt(manager, 'name'), email: textAt(manager, 'email') },
    destination: destinationOf(raw),
    actions: textsAt(raw, 'sourceActions'),
    groups: recordsAt(raw, 'incidentGroups').flatMap((group) => textAt(group, 'name') ?? []),
    tickets: recordsAt(raw, 'dlpIncidentTickets').map(ticketOf),
    priority: textAt(raw, 'priority'),
    resolution: textAt(raw, 'resolution'),
    transactionId: textAt(raw, 'transactionId'),
  };
}

function fileOf(raw: Raw): DlpFacts['file'] {
  const content = recordAt(raw, 'contentInfo') ?? {};
  const more = recordAt(content, 'additionalInfo') ?? {};
  const lists = ['recipients', 'collaborators'].flatMap((key) => {
    const all = textsAt(more, key);
    return all.length > 0
      ? [{ label: key === 'recipients' ? 'Recipients' : 'Shared with', value: all.join(', ') }]
      : [];
  });
  return [
    ...pairs(content, [
      ['fileName', 'File'],
      ['fileType', 'Type'],
    ]),
    ...lists,
    ...pairs(more, FILE_KEYS),
  ];
}

function destinationOf(raw: Raw): DlpFacts['destination'] {
  const application = recordAt(raw, 'applicationInfo') ?? {};
  const network = recordAt(raw, 'networkInfo') ?? {};
  return [
    ...pairs(application, [
      ['name', 'Application'],
      ['category', 'Category'],
      ['hostnameOrApplication', 'Host'],
      ['url', 'URL'],
    ]).filter((pair, at, all) => all.findIndex(({ value }) => value === pair.value) === at),
    ...pairs(network, [
      ['source', 'From'],
      ['destination', 'To'],
    ]),
  ];
}

function ticketOf(ticket: Raw): Ticket {
  const info = recordAt(ticket, 'ticketInfo') ?? {};
  return {
    id: textAt(info, 'ticketId'),
    state: textAt(info, 'state'),
    url: textAt(info, 'ticketUrl'),
    system: textAt(ticket, 'ticketingSystemName') ?? textAt(ticket, 'ticketType'),
    project: textAt(ticket, 'projectName'),
  };
}

function named(raw: Raw, key: string): { name: string; item: Raw }[] {
  return recordsAt(raw, key).flatMap((item) => {
    const name = textAt(item, 'name');
    return name ? [{ name, item }] : [];
  });
}

function pairs(raw: Raw, keys: readonly (readonly [string, string])[]): { label: string; value: string }[] {
  return keys.flatMap(([key, label]) => {
    const value = textAt(raw, key);
    return value ? [{ label, value }] : [];
  });
}
