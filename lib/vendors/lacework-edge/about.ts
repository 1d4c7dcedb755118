import { z } from 'zod';
import type { CommandKind } from '@/lib/model/command';
import type { About } from '../about';
import { choicesOf, whyOff } from './gate';
import { EDGE_LIMITS, EDGE_RATE_CLASS } from './limits';
import { EdgeSettings } from './settings';

export const EdgeCredentials = z.object({
  apiToken: z
    .string()
    .trim()
    .min(1)
    .max(4096)
    .regex(/^[\x21-\x7e]+$/, 'A token without spaces.')
    .meta({ label: 'API key', hint: 'From the API keys page of the Edge console.' }),
});
export type EdgeCredentials = z.infer<typeof EdgeCredentials>;

export const about = {
  id: 'lacework-edge',
  label: 'Lacework Edge',
  purpose: 'Edge alerts with their investigation history, access policies, and workflow runs that wait for an answer.',
  source: 'edge',
  credentials: EdgeCredentials,
  settings: EdgeSettings,
  overrides: ['operations', 'authHeader', 'authValue', 'statusFilter', 'auditRangeUnit', 'enumLabels', 'roles'],
  // No public paper names the host of the REST API.
  hosts: [],
  origins: [],
  customOrigin: true,
  commands: [
    'edge.status',
    'edge.owner',
    'edge.close',
    'edge.note',
    'edge.run-workflow',
    'run.answer',
    'policy.status',
  ],
  // Read, written, read back: all of it counts against the one budget we give ourselves.
  pace: () => ({ calls: 3, perHour: null, ...EDGE_LIMITS[EDGE_RATE_CLASS] }),
  nouns: ['finding', 'policy', 'workflow', 'workflow_run', 'activity', 'user'],
  cannot:
    'Lacework Edge alerts name no person and no device, take no labels, and have no severity that can be changed.',
  whyOff: (settings: unknown, kind: CommandKind) => whyOff(namingIn(settings), kind),
  choices: (settings: unknown, kind: CommandKind) => choicesOf(namingIn(settings), kind),
  liveReads: {
    alert: { label: 'Details', of: 'finding', idParam: 'uuid', permission: 'findings.read' },
    history: { label: 'Investigation history', of: 'finding', idParam: 'uuid', permission: 'findings.read' },
    run: { label: 'Details', of: 'workflow_run', idParam: 'uuid', permission: 'items.read' },
    policy: { label: 'Details', of: 'policy', idParam: 'uuid', permission: 'items.read' },
    workflow: { label: 'Details', of: 'workflow', idParam: 'uuid', permission: 'items.read' },
    user: { label: 'Details', of: 'user', idParam: 'uuid', permission: 'items.read' },
    userDevices: { label: 'Devices', of: 'user', idParam: 'uuid', permission: 'items.read' },
  },
} as const satisfies About<typeof EdgeCredentials> & { settings: typeof EdgeSettings };

// Settings that do not fit name nothing, which turns off all that needs a name.
function namingIn(settings: unknown): Pick<EdgeSettings, 'enumLabels' | 'roles'> {
  const read = EdgeSettings.safeParse(settings);
  return read.success ? read.data : EdgeSettings.parse({ accountName: '-' });
}
