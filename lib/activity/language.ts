import type { Source } from '@/lib/model/finding';
import type { Field, Language } from '@/lib/query/fields';

/** Where an entry comes from: a vendor by its short name, or what was done here. */
export type ActivitySource = Source | 'onequeue';
const SOURCE_WORDS = ['dlp', 'posture', 'edge', 'automation', 'onequeue'] as const satisfies readonly ActivitySource[];

/** The fields of activity, in the grammar of the queue. Browser-safe. */
export const ACTIVITY_FIELDS = {
  source: {
    kind: 'choice',
    words: SOURCE_WORDS,
    hint: 'Where it was done, by short name; onequeue is our own audit log',
    example: 'source:edge',
  },
  kind: { kind: 'name', hint: 'What was done, as the vendor names it', example: 'kind:user_login' },
  actor: { kind: 'name', hint: 'Who did it: me, a name or mail as the list has it', example: 'actor:ana*' },
  tenant: { kind: 'name', hint: 'Connection by name', example: 'tenant:"emea prod"' },
  resource: { kind: 'name', hint: 'What it was done to', example: 'resource:"Incident Groups"' },
  address: { kind: 'name', hint: 'The address it was done from', example: 'address:10.0.*' },
  time: { kind: 'time', hint: 'When it was done, in UTC', example: 'time:<24h' },
} as const satisfies Record<string, Field>;

export type ActivityField = keyof typeof ACTIVITY_FIELDS;

const OTHER_NAMES: Record<string, ActivityField> = {
  person: 'actor',
  user: 'actor',
  who: 'actor',
  event: 'kind',
  action: 'kind',
  at: 'time',
  when: 'time',
};

export const ACTIVITY: Language<ActivityField> = {
  fields: ACTIVITY_FIELDS,
  named: (name) => {
    const lower = name.toLowerCase();
    return isField(lower) ? lower : Object.hasOwn(OTHER_NAMES, lower) ? OTHER_NAMES[lower] : undefined;
  },
};

function isField(name: string): name is ActivityField {
  return Object.hasOwn(ACTIVITY_FIELDS, name);
}
