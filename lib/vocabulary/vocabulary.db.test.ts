import { expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aConnection, aFinding, auditOf, aWorkspace } from '@/lib/db/testing';
import { countFindings } from '@/lib/findings/counts';
import { anItem } from '@/lib/items/testing';
import { mapWord } from './map-word';
import { listVocabulary } from './read';
import type { AliasBody, WordVendor } from './schema';
import { unmapWord } from './unmap-word';

const words = async (ctx: Ctx, text = '') => (await listVocabulary(ctx, { text })).words;
const dlp = (word: string, shownAs: string): AliasBody => ({ vendor: 'zscaler-workflow', word, shownAs });

async function labelled(ctx: Ctx, connection: string, origin: 'vendor' | 'own', ...labels: string[]) {
  const { id } = await aFinding(ctx, { connectionId: connection });
  for (const label of labels) {
    await asOwner('insert into finding_label (workspace_id, finding_id, label, origin) values ($1, $2, $3, $4)', [
      ctx.workspaceId,
      id,
      label,
      origin,
    ]);
  }
  return id;
}

/** PII at DLP, at Edge and at Workato; a personal word of each. */
async function aVocabulary() {
  const ctx = await aWorkspace('analyst');
  const { id: incidents } = await aConnection(ctx, 'zscaler-workflow');
  const { id: edge } = await aConnection(ctx, 'lacework-edge');
  const { id: automation } = await aConnection(ctx, 'workato', { name: 'automation' });
  await labelled(ctx, incidents, 'vendor', 'PII', 'pii', 'Review: Completed');
  await labelled(ctx, incidents, 'vendor', 'PII');
  await labelled(ctx, incidents, 'own', 'Personal data');
  const filter = (...all: string[]) => ({ include_any: [{ all }], exclude_any: [] });
  const policy = { app_filter: filter('app:7f', 'pii'), filter_selector_display_names: { 'app:7f': 'Salesforce' } };
  await anItem(ctx, edge, { noun: 'policy', title: 'Ask before Salesforce', raw: policy });
  await anItem(ctx, edge, { noun: 'user', title: 'Ana', raw: { tags: ['pii', 'country:DE'] } });
  await anItem(ctx, edge, { noun: 'user', title: 'Gone', raw: { tags: ['nowhere'] }, gone: true });
  const tag = await anItem(ctx, automation, { noun: 'tag', title: 'Pii', raw: { assignment_count: 3 } });
  return { ctx, tag };
}

test('every word once, the vendors side by side, with where each uses it', async () => {
  const { ctx, tag } = await aVocabulary();
  const all = await words(ctx);
  expect(all.map(({ key }) => key)).toEqual(['app:7f', 'country:de', 'personal data', 'pii', 'review: completed']);
  expect(all.find(({ key }) => key === 'pii')).toMatchObject({
    findings: 2,
    uses: [
      { kind: 'label', vendor: 'zscaler-workflow', findings: 2 },
      {
        vendor: 'lacework-edge',
        policies: 1,
        users: 1,
        places: [
          { noun: 'policy', title: 'Ask before Salesforce' },
          { noun: 'user', title: 'Ana' },
        ],
      },
      { vendor: 'workato', word: 'Pii', tagId: tag, tenant: 'automation', assignments: 3 },
    ],
  });
  expect((await words(ctx, 'salesf')).map(({ key }) => key)).toEqual(['app:7f']);
  expect(await words(await aWorkspace('analyst'))).toEqual([]);
});

test('a word that is read as another one is found by either, and its number is that of its query', async () => {
  const { ctx } = await aVocabulary();
  await mapWord(ctx, dlp('PII', 'Personal data'));
  await mapWord(ctx, { vendor: 'workato', word: 'gdpr', shownAs: 'pii' });
  for (const { word, key, findings } of await words(ctx)) {
    expect({ key, findings }).toEqual({ key, findings: (await countFindings(ctx, `label:"${word}"`)).total });
  }
  const totals = async (...qs: string[]) => Promise.all(qs.map(async (q) => (await countFindings(ctx, q)).total));
  expect(await totals('label:"personal data"', 'label:pii', 'label:GDPR', 'label:pers*', 'label:p*')).toEqual([
    3, 3, 3, 3, 3,
  ]);
  expect(await totals('-label:gdpr', 'label:review*', 'label:rev* OR label:gdpr')).toEqual([0, 1, 3]);
  expect((await words(ctx, 'personal'))[0]).toMatchObject({ standsFor: [{ word: 'PII', vendor: 'zscaler-workflow' }] });
});

test('mapped and taken out again, each with its record', async () => {
  const { ctx } = await aVocabulary();
  const { id } = await mapWord(ctx, dlp('PII', 'Personal data'));
  await unmapWord(ctx, { id });
  expect((await countFindings(ctx, 'label:"personal data"')).total).toBe(1);
  expect(await auditOf(ctx)).toMatchObject([
    { action: 'vocabulary.map', subject_id: id, after: dlp('PII', 'Personal data') },
    { action: 'vocabulary.unmap', subject_id: id, before: dlp('PII', 'Personal data') },
  ]);
  await expect(unmapWord(ctx, { id })).rejects.toMatchObject({ code: 'not_found' });
});

test('not onto itself, not in a ring, not twice', async () => {
  const ctx = await aWorkspace('admin');
  const map = (vendor: WordVendor, word: string, shownAs: string) => mapWord(ctx, { vendor, word, shownAs });
  await expect(map('workato', 'PII', 'pii')).rejects.toMatchObject({
    code: 'bad_input',
    fields: { shownAs: expect.stringContaining('same word') },
  });
  await map('zscaler-workflow', 'a', 'b');
  await map('lacework-edge', 'B', 'c');
  const ring = { code: 'bad_input', fields: { shownAs: expect.stringContaining('in a ring') } };
  await expect(map('workato', 'c', 'A')).rejects.toMatchObject(ring);
  await expect(map('workato', 'b', 'a')).rejects.toMatchObject(ring);
  const twice = { code: 'conflict', fields: { word: expect.stringContaining('“b” already') } };
  await expect(map('zscaler-workflow', 'A', 'd')).rejects.toMatchObject(twice);
  expect(await auditOf(ctx)).toHaveLength(2);
});

test('who may not edit tags, or is of another workspace, changes nothing', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await mapWord(ctx, dlp('a', 'b'));
  const manager = await aColleague(ctx, 'manager');
  await expect(mapWord(manager, dlp('c', 'd'))).rejects.toMatchObject({ code: 'forbidden' });
  await expect(unmapWord(manager, { id })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(unmapWord(await aWorkspace('admin'), { id })).rejects.toMatchObject({ code: 'not_found' });
  expect(await words(manager)).toHaveLength(2);
});
