import { z } from 'zod';
import type { About } from '../about';

export const PostureCredentials = z.object({
  apiKey: z
    .string()
    .trim()
    .min(1)
    .max(4096)
    .regex(/^[\x21-\x7e]+$/, 'A key without spaces.')
    .meta({
      label: 'API key',
      hint: 'Posture Control portal, API keys. A key made with the default setting stops working after 7 days.',
      secret: true,
    }),
});
export type PostureCredentials = z.infer<typeof PostureCredentials>;

export const PostureSettings = z.object({
  prefix: z
    .string()
    .trim()
    .regex(/^(\/[A-Za-z0-9_-]+)+$/, 'A path like /v1.')
    .default('/v1')
    .meta({ label: 'Path of the API', hint: '/v1, unless your region differs.' }),
});
export type PostureSettings = z.infer<typeof PostureSettings>;

export const about = {
  id: 'zscaler-posture',
  label: 'Zscaler Posture Control',
  purpose: 'Alerts on cloud accounts and on infrastructure code, with audit and remediation steps.',
  source: 'posture',
  credentials: PostureCredentials,
  settings: PostureSettings,
  overrides: ['prefix'],
  hosts: ['api.zpccloud.net', 'api.eu.zpccloud.net'],
  origins: [
    { label: 'United States', origin: 'https://api.zpccloud.net' },
    { label: 'Europe', origin: 'https://api.eu.zpccloud.net' },
  ],
  customOrigin: false,
  commands: [],
  nouns: ['finding'],
  cannot: 'Posture Control has no write API; this status stays here.',
} as const satisfies About<typeof PostureCredentials> & { settings: typeof PostureSettings };
