export const PARTS = [
  'queue',
  'sql',
  'reads',
  'growth',
  'during',
  'export',
  'live',
  'operations',
  'action',
  'memory',
  'sync',
  'start',
] as const;
export type Part = (typeof PARTS)[number];
export type Options = { rounds: number; isQuick: boolean; scale: 'standard' | 'million'; only: string[] };

const USAGE = `npm run bench -- [--quick] [--scale=million] [--rounds=N] [--only=${PARTS.join(',')}]`;

/** Reads the command line; throws with the usage on what it does not know. */
export function optionsFrom(args: readonly string[]): Options {
  const options: Options = { rounds: 7, isQuick: false, scale: 'standard', only: [] };
  if (args.includes('--quick')) Object.assign(options, { isQuick: true, rounds: 3 });
  for (const arg of args) {
    const [name, value = ''] = arg.split('=');
    if (name === '--quick') continue;
    if (name === '--scale' && (value === 'million' || value === 'standard')) options.scale = value;
    else if (name === '--rounds' && /^[1-9]\d?$/.test(value)) options.rounds = Number(value);
    else if (name === '--only' && isParts(value.split(','))) options.only = value.split(',');
    else throw new Error(`${arg} is not known. ${USAGE}`);
  }
  return options;
}

const isParts = (words: string[]) => words.every((word) => PARTS.some((part) => part === word));
