import { type CloudAccount, makeAccounts } from './accounts';
import { attackList, attackStrings } from './attack-strings';
import { makeDocuments, type SandboxDocument } from './documents';
import { countries, departments, firstNames, lastNames } from './names';
import { itemAt, type Rng, rng } from './random';

export type Person = {
  id: number;
  uuid: string;
  name: string;
  email: string;
  department: string;
  country: string;
  /** Null for the twelve heads of department. */
  manager: { id: number; name: string; email: string } | null;
};

export type Device = {
  uuid: string;
  hostname: string;
  serial: string;
  platform: 'Windows' | 'macOS' | 'Linux';
  ip: string;
  owner: Person;
};

export type World = {
  seed: string;
  epochMs: number;
  people: readonly Person[];
  devices: readonly Device[];
  accounts: readonly CloudAccount[];
  documents: readonly SandboxDocument[];
  /** Portal users of the security team; also in `people`. */
  admins: readonly Person[];
  attackStrings: typeof attackStrings;
  attackList: readonly string[];
};

/** The one company whose people, devices, accounts and files all four vendors speak of. */
export function makeWorld(seed: string, epochMs: number): World {
  const people = makePeople(rng(`${seed}:people`), 300);
  return {
    seed,
    epochMs,
    people,
    devices: makeDevices(rng(`${seed}:devices`), people),
    accounts: makeAccounts(rng(`${seed}:accounts`)),
    documents: makeDocuments(seed, people, 240),
    admins: people.filter((person) => person.department === 'Security').slice(0, 6),
    attackStrings,
    attackList,
  };
}

function makePeople(dice: Rng, count: number): Person[] {
  const taken = new Set<string>();
  const people: Person[] = [];
  for (let i = 0; i < count; i++) {
    const name = `${dice.pick(firstNames)} ${dice.pick(lastNames)}`;
    let local = mailName(name);
    for (let n = 2; taken.has(local); n++) local = `${mailName(name)}${n}`;
    taken.add(local);
    const head = i < departments.length ? null : itemAt(people, i % departments.length);
    people.push({
      id: 80_000 + i * 17 + dice.int(0, 16),
      uuid: dice.uuid(),
      name,
      email: `${local}@northwind.example`,
      department: itemAt(departments, i % departments.length),
      country: dice.pick(countries),
      manager: head && { id: head.id, name: head.name, email: head.email },
    });
  }
  return people;
}

function makeDevices(dice: Rng, people: readonly Person[]): Device[] {
  return people.flatMap((owner) =>
    Array.from({ length: dice.chance(0.2) ? 2 : 1 }, (): Device => {
      const platform = dice.weighted([
        ['Windows', 60],
        ['macOS', 32],
        ['Linux', 8],
      ] as const);
      const serial = dice.hex(8).toUpperCase();
      const prefix = { Windows: 'NW-WIN', macOS: 'NW-MAC', Linux: 'NW-LNX' }[platform];
      return {
        uuid: dice.uuid(),
        hostname: `${prefix}-${serial.slice(0, 6)}`,
        serial,
        platform,
        ip: `10.${dice.int(10, 60)}.${dice.int(0, 255)}.${dice.int(2, 254)}`,
        owner,
      };
    }),
  );
}

function mailName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i')
    .replaceAll(/['’]/g, '')
    .toLowerCase()
    .replaceAll(' ', '.');
}
