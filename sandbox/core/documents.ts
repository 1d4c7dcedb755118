import { type Rng, rng } from './random';
import type { Person } from './world';

/** `guests`: addresses outside of the company that it is shared with. */
export type SandboxDocument = { name: string; type: string; uuid: string; owner: Person; guests: readonly string[] };

export const partnerDomains = [
  'contoso.example',
  'fabrikam.example',
  'tailspin.example',
  'mail.example',
  'litware.example',
];

/** Files that several vendors speak of; two in five are shared with somebody outside. */
export function makeDocuments(seed: string, people: readonly Person[], count: number): SandboxDocument[] {
  const names = makeNames(rng(`${seed}:documents`), count);
  return names.map((file, i) => {
    const dice = rng(`${seed}:document:${i}`);
    const guests = dice.chance(0.4) ? Array.from({ length: dice.int(1, 3) }, () => guest(dice)) : [];
    return { ...file, uuid: dice.uuid(), owner: dice.pick(people), guests: [...new Set(guests)] };
  });
}

function guest(dice: Rng): string {
  return `${dice.pick(['j.doe', 'finance', 'audit', 'projects', 'k.lee'])}@${dice.pick(partnerDomains)}`;
}

function makeNames(dice: Rng, count: number): Pick<SandboxDocument, 'name' | 'type'>[] {
  return Array.from({ length: count }, () => {
    const [subject, types] = dice.pick(kinds);
    const type = dice.pick(types);
    const suffix = dice.weighted([
      [`_${dice.int(2022, 2026)}`, 4],
      [`_Q${dice.int(1, 4)}_${dice.int(2023, 2026)}`, 3],
      [` (${dice.int(1, 9)})`, 1],
      ['_FINAL_v2', 1],
      ['', 2],
    ]);
    return { name: `${subject}${suffix}.${type}`, type };
  });
}

const kinds: readonly (readonly [string, readonly string[]])[] = [
  ['customer_export', ['csv', 'xlsx', 'json']],
  ['Payroll', ['xlsx', 'pdf']],
  ['patient_intake_forms', ['pdf', 'docx']],
  ['cardholder_data', ['csv', 'xlsx']],
  ['Board deck', ['pptx', 'pdf']],
  ['Employee roster', ['xlsx', 'csv']],
  ['loan_applications', ['pdf', 'csv']],
  ['Vendor contracts', ['docx', 'pdf', 'zip']],
  ['billing-service', ['zip', 'java', 'py']],
  ['terraform-prod', ['tf', 'tfvars', 'zip']],
  ['id_rsa_backup', ['pem', 'txt']],
  ['db-dump', ['sql', 'gz']],
  ['Merger term sheet', ['docx', 'pdf']],
  ['insurance_claims', ['csv', 'pdf']],
  ['Tax returns', ['pdf', 'zip']],
  ['support-tickets', ['json', 'csv']],
  ['pricing model', ['xlsx']],
  ['api-keys', ['env', 'txt', 'json']],
  ['Lebenslauf Bewerber', ['pdf', 'docx']],
  ['給与明細', ['xlsx', 'pdf']],
];
