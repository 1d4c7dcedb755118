import type { Rng } from './random';

export type SandboxDocument = { name: string; type: string };

/** File names that several vendors speak of. */
export function makeDocuments(dice: Rng, count: number): SandboxDocument[] {
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
