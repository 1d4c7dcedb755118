import { z } from 'zod';
import type { About } from '../about';

export const WorkatoCredentials = z.object({
  apiToken: z
    .string()
    .trim()
    .min(1)
    .max(4096)
    .regex(/^[\x21-\x7e]+$/, 'A token without spaces.')
    .meta({ label: 'API client token', hint: 'From Workspace admin, API clients. One token sees one environment.' }),
});
export type WorkatoCredentials = z.infer<typeof WorkatoCredentials>;

export const WorkatoSettings = z.object({
  environment: z
    .string()
    .trim()
    .max(40)
    .default('')
    .meta({ label: 'Environment', hint: 'The one this token belongs to; used where a log entry does not name it.' }),
});
export type WorkatoSettings = z.infer<typeof WorkatoSettings>;

const DATA_CENTRES = [
  ['United States', 'www.workato.com'],
  ['Europe', 'app.eu.workato.com'],
  ['Japan', 'app.jp.workato.com'],
  ['Singapore', 'app.sg.workato.com'],
  ['Australia', 'app.au.workato.com'],
  ['Israel', 'app.il.workato.com'],
  ['China', 'app.workatoapp.cn'],
  ['Korea', 'app.kr.workato.com'],
  // The vendor lists a UK data centre; this host is from a third-party client.
  ['United Kingdom (likely)', 'app.uk.workato.com'],
  ['Developer sandbox and trial', 'app.trial.workato.com'],
] as const;

/** The vendor's own words for what a tag may be coloured. */
export const TAG_COLORS = [
  'blue',
  'violet',
  'green',
  'red',
  'orange',
  'gold',
  'indigo',
  'brown',
  'teal',
  'plum',
  'slate',
  'neutral',
] as const;

export const about = {
  id: 'workato',
  label: 'Workato',
  purpose: 'The activity log of one environment, tags on recipes and connections, and clearing of cached secrets.',
  source: 'automation',
  credentials: WorkatoCredentials,
  settings: WorkatoSettings,
  overrides: [],
  hosts: DATA_CENTRES.map(([, host]) => host),
  origins: DATA_CENTRES.map(([label, host]) => ({ label, origin: `https://${host}` })),
  // Private instances have hosts of their own.
  customOrigin: true,
  commands: ['tag.create', 'tag.update', 'tag.delete', 'tag.assign', 'secrets.clear'],
  nouns: ['finding', 'activity', 'tag'],
  cannot: 'Workato’s log cannot be changed: an automation event has no state, owner or note at the vendor.',
  liveReads: {
    tagAssets: { label: 'Recipes and connections', of: 'tag', idParam: 'handle', permission: 'items.read' },
  },
} as const satisfies About<typeof WorkatoCredentials> & { settings: typeof WorkatoSettings };
