import { rulesOf } from '@/lib/actions/acting-rules';
import type { Operation } from './operation';
import { limitsOf } from './operations';

/** One operation, and how many of its five contract tests held. */
export type DocRow = { vendor: string; vendorId: string; operation: Operation; held: number };

const TESTS = 5;

/** docs/vendors.md: every operation as the tables have it, with what its contract tests said. */
export function vendorsDoc(rows: readonly DocRow[]): string {
  const contract = rows.filter(({ operation }) => !operation.support);
  const support = rows.filter(({ operation }) => operation.support);
  const confirmed = contract.filter(({ operation }) => operation.pathStatus === 'confirmed').length;
  const vendors = [...new Set(rows.map(({ vendor }) => vendor))];
  return [
    '# What each vendor can be asked',
    '',
    'Made by `npm run docs:vendors` from the operation tables in `lib/vendors` and from the run of their contract tests; do not',
    'edit it. `npm test` fails where it is not what the tables and tests say.',
    '',
    `${contract.length} operations of the contracts: ${confirmed} with a confirmed verb and path, ${contract.length - confirmed} with an inferred one, which an admin`,
    'corrects in Settings without a restart. Five tests for each: the happy case at the sandbox, one bad input, one missing',
    'permission, one refusal of the vendor, and that no secret is shown or kept.',
    ...vendors.flatMap((vendor) =>
      section(
        vendor,
        contract.filter((row) => row.vendor === vendor),
      ),
    ),
    '',
    '## Calls beside the contracts',
    '',
    ...table(support),
    '',
  ].join('\n');
}

function section(vendor: string, rows: readonly DocRow[]): string[] {
  return ['', `## ${vendor} (${rows.length})`, '', ...table(rows)];
}

function table(rows: readonly DocRow[]): string[] {
  return [
    '| operation | verb | path | status | kind | permission | rate class | tests passing |',
    '|---|---|---|---|---|---|---|---|',
    ...rows.map(lineOf),
  ];
}

function lineOf({ vendorId, operation, held }: DocRow): string {
  const { id, verb, path, pathStatus, kind, holds, permission, rateClass } = operation;
  const does = kind === 'read' ? 'read' : `write, ${waitOf(holds)}`;
  const limits = Object.entries(limitsOf(vendorId)[rateClass] ?? {}).map(
    ([per, most]) => `${most} ${WORDS[per] ?? per}`,
  );
  const cells = [`\`${id}\``, verb, `\`${path}\``, pathStatus, does, permission, `${rateClass} (${limits.join(', ')})`];
  return `| ${[...cells, `${held} of ${TESTS}`].join(' | ')} |`;
}

const WORDS: Record<string, string> = { perSecond: 'a second', perMinute: 'a minute', perHour: 'an hour' };

/** As nobody has set it otherwise in Settings. */
function waitOf(kinds: Operation['holds']): string {
  const { holdSeconds } = rulesOf(null);
  const holds = [...new Set(kinds.map((kind) => holdSeconds[kind]))].sort((a, b) => a - b);
  const [least = 0, most = least] = [holds[0], holds.at(-1)];
  if (most === 0) return 'waited for';
  return least === most ? `held ${most} s` : `held ${least} to ${most} s`;
}
