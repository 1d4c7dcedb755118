import { setTimeout as sleep } from 'node:timers/promises';
import type { FoldRow } from '@/lib/folds/shapes';
import type { Apart } from './apart';
import type { Api } from './api';
import type { Known } from './sample-bodies';

type Fold = Pick<FoldRow, 'tenant' | 'policy' | 'account' | 'findings' | 'acceptance'>;

/** One of each record of our workspace; waits until the first sync has brought them. */
export async function knownIds(apart: Apart): Promise<Known> {
  const admin = await apart.as('admin');
  const analyst = await apart.as('analyst');
  const finding = await first(admin, '/api/findings?q=kind%3Adlp_incident&limit=1', 'items');
  const tag = await first(admin, '/api/items/tag', 'items');
  const { connections } = await admin.get<{ connections: { id: string; vendor: string }[] }>('/api/connections');
  // The sample of an operation is one of this vendor.
  const connection = connections.find(({ vendor }) => vendor === 'zscaler-posture')?.id ?? '';
  const people = await admin.get<{ people: { id: string; email: string }[] }>('/api/people');
  const person = people.people.find(({ email }) => email.startsWith('manager@'))?.id ?? '';
  const title = 'Known to the tests';
  const { case: opened } = await analyst.send<{ case: { id: string } }>('POST', '/api/cases', { title });
  await analyst.send('POST', `/api/cases/${opened.id}/tasks`, { title });
  const task = await first(analyst, `/api/cases/${opened.id}`, 'taskList');
  const body = { command: 'dlp.note', input: { notes: 'held, then taken back' } };
  const { id: action } = await analyst.send<{ id: string }>('POST', `/api/findings/${finding}/actions`, body);
  await analyst.send('POST', `/api/actions/${action}/take-back`);
  const { id: view } = await admin.send<{ id: string }>('POST', '/api/views', {
    name: 'known',
    q: 'is:open',
    isShared: true,
  });
  const work = { type: 'change', change: { type: 'note', body: 'as seen' } };
  const { id: job } = await analyst.send<{ id: string }>('POST', '/api/jobs', { scope: { ids: [finding] }, work });
  const { id: board } = await admin.send<{ id: string }>('POST', '/api/boards', { name: 'known', isShared: true });
  const fold = await anAcceptedFold(analyst);
  const effect = { type: 'label', label: title };
  const { id: rule } = await admin.send<{ id: string }>('POST', '/api/rules', {
    name: 'known',
    q: 'policy:"known to nobody"',
    effect,
    expiresAt: null,
    alsoOpen: false,
    seenTruePositives: 0,
  });
  const { words } = await analyst.get<{ words: { shownAs: { id: string }[] }[] }>('/api/vocabulary?text=known+word');
  const seen = words.flatMap(({ shownAs }) => shownAs)[0]?.id;
  const asked = { vendor: 'workato', word: 'known word', shownAs: title };
  const alias = seen ?? (await analyst.send<{ id: string }>('POST', '/api/vocabulary/aliases', asked)).id;
  return { finding, tag, connection, person, action, view, job, board, fold, rule, case: opened.id, task, alias };
}

async function anAcceptedFold(analyst: Api): Promise<string> {
  const { items } = await analyst.get<{ items: Fold[] }>('/api/folds?tab=accepted');
  const known = items[0]?.acceptance?.id;
  if (known) return known;
  const found = await firstOf<Fold>(analyst, '/api/folds', 'items');
  const { tenant, policy, account, findings, acceptance } = found;
  const until = new Date(Date.now() + 86_400_000).toISOString();
  const terms = {
    reason: 'Known to the tests.',
    ownerId: 'me',
    until,
    version: acceptance?.version ?? 0,
    findings: findings.total,
  };
  const body = { ...terms, connectionId: tenant.id, policy, account };
  const accepted = await analyst.send<Fold>('POST', '/api/folds', body);
  return accepted.acceptance?.id ?? '';
}

async function first(api: Api, path: string, list: string): Promise<string> {
  return (await firstOf<{ id: string }>(api, path, list)).id;
}

async function firstOf<T>(api: Api, path: string, list: string): Promise<T> {
  for (let tries = 0; tries < 300; tries++) {
    const found = await api.get<Record<string, T[]>>(path);
    const one = found[list]?.[0];
    if (one) return one;
    await sleep(200);
  }
  throw new Error(`nothing came at ${path}`);
}
