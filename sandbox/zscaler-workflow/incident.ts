import { itemAt, type Rng, rng } from '../core/random';
import type { Person, World } from '../core/world';
import { attackOn } from './attack';
import { applications, groups, profiles } from './catalog';
import { firstNotes } from './notes';
import type { IncidentRecord } from './record';
import { ticketsOf } from './tickets';
import { cTime, iso } from './time';
import { type Trace, traceOf } from './trace';

export type Incident = ReturnType<typeof makeIncident>;

/** The whole incident as the API sends it: made from the seed, with what has changed since. */
export function makeIncident(world: World, record: IncidentRecord) {
  const dice = rng(`${world.seed}:dlp-body:${record.index}`);
  const attack = attackOn(world, record.index);
  const trace = traceOf(world, record);
  const person = trace?.owner ?? itemAt(world.people, record.person);
  const [application] = itemAt(applications, record.application);
  const notes = [...firstNotes(world, record), ...record.addedNotes];
  const tickets = ticketsOf(world, record);
  return {
    internalId: record.id,
    integrationType: 'ZscalerDLP',
    transactionId: record.transactionId,
    sourceType: record.sourceType,
    sourceSubType: record.sourceType === null ? null : application.subType,
    sourceActions: [attack('action') ?? dice.pick(application.actions)],
    severity: record.severity,
    priority: record.priority,
    matchingPolicies: dice.chance(0.005) ? null : matchingPolicies(dice, record, attack('rule')),
    matchCount: dice.chance(0.2) ? 0 : dice.int(1, 60),
    createdAt: iso(record.createdMs),
    lastUpdatedAt: iso(record.updatedMs),
    sourceFirstObservedAt: iso(record.observedMs),
    sourceLastObservedAt: iso(record.observedMs + (dice.chance(0.1) ? dice.int(1, 600) * 1_000 : 0)),
    userInfo: dice.chance(0.01) ? null : userInfo(world, dice, record, person, attack('department')),
    applicationInfo: {
      url: application.url,
      category: application.category,
      name: application.name,
      hostnameOrApplication: application.url?.split('/')[0] ?? application.name,
      additionalInfo: {},
    },
    contentInfo: dice.chance(0.01) ? null : contentInfo(world, dice, record, person, trace, attack('file')),
    networkInfo: null,
    metadataFileUrl: `https://northwind-dlp.metadata.s3.us-east-2.amazonaws.com/${record.transactionId}.json`,
    status: record.status,
    resolution: record.resolution,
    assignedAdmin: record.assignedTo === null ? null : { email: record.assignedTo },
    lastNotifiedUser: lastNotified(dice, record, person),
    notes: notes.length === 0 && dice.chance(0.5) ? null : notes,
    closedCode: null,
    incidentGroupIds: record.groupIds,
    incidentGroups: groups
      .filter((group) => record.groupIds.includes(group.id))
      .map(({ id, name, description }) => ({ id, name, description })),
    dlpIncidentTickets: tickets.length === 0 && dice.chance(0.5) ? null : tickets,
    labels: record.labels,
  };
}

function matchingPolicies(dice: Rng, record: IncidentRecord, attack: string | undefined) {
  const { engine, expression, rules, dictionaries } = itemAt(profiles, record.profile);
  return {
    engines: [{ name: engine, rule: expression }],
    rules: [{ name: attack ?? dice.pick(rules) }],
    dictionaries: dictionaries.map(({ name }) => {
      const matchCount = dice.int(1, 40);
      return { name, matchCount, nameMatchCount: `${name}[${matchCount}]` };
    }),
  };
}

function userInfo(world: World, dice: Rng, record: IncidentRecord, person: Person, attack: string | undefined) {
  // A tenant can hide its users; then the names arrive as asterisks.
  const hidden = dice.chance(0.01);
  const device = world.devices.find((one) => one.owner === person);
  return {
    name: hidden ? '********' : person.name,
    email: hidden ? '********' : person.email,
    clientIP: record.sourceType === 'SAAS_SECURITY' || dice.chance(0.2) ? null : (device?.ip ?? null),
    uniqueIdentifier: hidden ? '********' : person.email,
    userId: person.id,
    department: attack ?? person.department,
    homeCountry: person.country,
    managerInfo: person.manager,
  };
}

function contentInfo(
  world: World,
  dice: Rng,
  record: IncidentRecord,
  person: Person,
  trace: Trace | null,
  attack: string | undefined,
) {
  const picked = dice.pick(world.documents);
  const shared = (record.sourceType === 'SAAS_SECURITY' && dice.chance(0.6)) || trace !== null;
  const file = trace?.file ?? picked;
  const fileName = attack ?? file.name;
  const collaborators = [`${dice.hex(6)}@gmail.example`, dice.pick(world.people).email];
  return {
    fileName,
    fileType: file.type,
    additionalInfo: {
      owner: shared ? person.email : null,
      bucketName: '',
      bucketOwner: '',
      fileModification: cTime(record.observedMs - dice.int(60, 90_000) * 1_000),
      messageId: record.sourceType === 'EMAIL' ? `<${dice.hex(16)}@northwind.example>` : '',
      repository: '',
      sender: record.sourceType === 'EMAIL' ? person.email : '',
      recipients: record.sourceType === 'EMAIL' ? [`${dice.hex(6)}@partner.example`] : null,
      objectName: '',
      collaborators: shared ? [...(trace?.file.guests ?? []), ...collaborators.slice(trace ? 1 : 0)] : null,
      attachmentName: record.sourceType === 'EMAIL' ? fileName : '',
      channelName: '',
      dlpMD5: dice.hex(32),
      objectId: '',
      fileId: trace?.fileId ?? dice.digits(12),
    },
  };
}

function lastNotified(dice: Rng, record: IncidentRecord, person: Person) {
  if (record.status === 'NEW' || dice.chance(0.3)) return null;
  const role = dice.weighted([
    ['END_USER', 85],
    ['MANAGER', 10],
    ['APPROVER', 5],
  ] as const);
  return { role, email: role === 'END_USER' ? person.email : (person.manager?.email ?? person.email) };
}
