import { describe, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { aColleague, aFinding, auditOf, aWorkspace } from '@/lib/db/testing';
import { getFinding } from '@/lib/findings/detail';
import { listFindings } from '@/lib/findings/list';
import type { FindingDetail, FindingPage } from '@/lib/findings/shapes';
import { addDecision } from './add-decision';
import { addTask } from './add-task';
import { changeCase } from './change';
import { changeTask } from './change-task';
import { closeCase } from './close';
import { createCase } from './create';
import { linkFindings } from './link';
import { getCase, listCases } from './read';
import { reopenCase } from './reopen';
import { ListCasesQuery } from './schema';
import { unlinkFindings } from './unlink';

type Given = { id: string; version: number; finding: string; other: string; task: string; taskVersion: number };

/** A case with one finding and one task, and a finding beside it. */
async function aCase(ctx: Ctx): Promise<Given> {
  const [finding, other] = [await aFinding(ctx), await aFinding(ctx)];
  const { case: made } = await createCase(ctx, { title: 'Exfiltration', summary: '', findingIds: [finding.id] });
  await addTask(ctx, { id: made.id, title: 'Call her manager', assigneeId: 'me' });
  const { version, taskList } = await getCase(ctx, made.id);
  const [task] = taskList;
  if (!task) throw new Error('no task');
  return { id: made.id, version, finding: finding.id, other: other.id, task: task.id, taskVersion: task.version };
}

/** Every verb on a case that is there, with an input that changes something. */
const VERBS = [
  ['link', 'case.link', (ctx: Ctx, one: Given) => linkFindings(ctx, { id: one.id, findingIds: [one.other] })],
  ['unlink', 'case.unlink', (ctx: Ctx, one: Given) => unlinkFindings(ctx, { id: one.id, findingIds: [one.finding] })],
  ['change', 'case.change', (ctx: Ctx, one: Given) => changeCase(ctx, { ...one, title: 'Leak', ownerId: null })],
  [
    'close',
    'case.close',
    (ctx: Ctx, one: Given) => closeCase(ctx, { ...one, verdict: 'true_positive', reason: 'She sent it home.' }),
  ],
  ['add a decision', 'case.decide', (ctx: Ctx, { id }: Given) => addDecision(ctx, { id, body: 'Tell legal.' })],
  ['add a task', 'case.add_task', (ctx: Ctx, { id }: Given) => addTask(ctx, { id, title: 'Ask', assigneeId: null })],
  [
    'change a task',
    'case.change_task',
    (ctx: Ctx, { task, taskVersion }: Given) => changeTask(ctx, { id: task, version: taskVersion, done: true }),
  ],
] as const;

describe.each(VERBS)('%s', (_name, action, verb) => {
  test('it is done, and the case’s history says so', async () => {
    const ctx = await aWorkspace('analyst');
    const given = await aCase(ctx);
    await verb(ctx, given);
    const after = await getCase(ctx, given.id);
    expect(after.version).toBeGreaterThan(given.version);
    expect(after.timeline[0]).toMatchObject({ what: action, actor: ctx.actor.name });
  });

  test('another workspace’s case is not found', async () => {
    const ctx = await aWorkspace('analyst');
    const given = await aCase(ctx);
    const stranger = await aWorkspace('analyst');
    await expect(verb(stranger, given)).rejects.toMatchObject({ code: 'not_found' });
    expect((await getCase(ctx, given.id)).version).toBe(given.version);
    await expect(getCase(stranger, given.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('a manager may look and not change', async () => {
    const ctx = await aWorkspace('analyst');
    const given = await aCase(ctx);
    const manager = await aColleague(ctx, 'manager');
    await expect(verb(manager, given)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await getCase(manager, given.id)).version).toBe(given.version);
  });

  test('a closed case takes no more', async () => {
    const ctx = await aWorkspace('analyst');
    const given = await aCase(ctx);
    const { version } = await closeCase(ctx, { ...given, verdict: 'benign', reason: 'A drill.' });
    await expect(verb(ctx, { ...given, version })).rejects.toMatchObject({ code: 'not_possible' });
  });
});

test('of two who change one case or one task, the second is told', async () => {
  const ctx = await aWorkspace('analyst');
  const given = await aCase(ctx);
  await changeTask(ctx, { id: given.task, version: given.taskVersion, done: true });
  const again = changeTask(ctx, { id: given.task, version: given.taskVersion, done: false });
  await expect(again).rejects.toMatchObject({ code: 'conflict' });
  await expect(changeCase(ctx, { ...given, title: 'Other' })).rejects.toMatchObject({ code: 'conflict' });
  const close = closeCase(ctx, { ...given, verdict: 'benign', reason: 'A drill.' });
  await expect(close).rejects.toMatchObject({ code: 'conflict' });
});

test('one verdict closes the case and stands in each finding with its reason', async () => {
  const ctx = await aWorkspace('analyst');
  const given = await aCase(ctx);
  await linkFindings(ctx, { id: given.id, findingIds: [given.other] });
  const { version } = await getCase(ctx, given.id);
  const closed = await closeCase(ctx, { ...given, version, verdict: 'true_positive', reason: 'She sent it home.' });
  expect(closed).toMatchObject({ verdict: 'true_positive', findings: { total: 2 } });
  for (const id of [given.finding, given.other]) {
    const detail: FindingDetail = JSON.parse(await getFinding(ctx, id));
    expect(detail).toMatchObject({ verdict: 'true_positive', case: { number: 1, isClosed: true } });
    expect(JSON.stringify(detail.timeline)).toContain('Case 1: She sent it home.');
  }
  const reopened = await reopenCase(ctx, { id: given.id, version: closed.version });
  expect(reopened).toMatchObject({ closedAt: null, verdict: null });
});

test('a finding in another case stays there, and the rest is linked', async () => {
  const ctx = await aWorkspace('analyst');
  const first = await aCase(ctx);
  const second = await createCase(ctx, { title: 'Second', summary: '', findingIds: [first.finding, first.other] });
  expect(second).toMatchObject({ linked: 1, case: { number: 2, findings: { total: 1 } } });
  expect(second.refused).toEqual([{ id: first.finding, message: 'It is in case 1 already.' }]);
});

test('a case is made with one row for itself and one for each finding, or not at all', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aFinding(ctx);
  await createCase(ctx, { title: 'One', summary: '', findingIds: [id] });
  expect((await auditOf(ctx)).map(({ action }) => action)).toEqual(['case.create', 'finding.link_case', 'case.link']);
  const manager = await aColleague(ctx, 'manager');
  await expect(createCase(manager, { title: 'No', summary: '' })).rejects.toMatchObject({ code: 'forbidden' });
  const task = addTask(ctx, { id: (await listed(ctx))[0]?.id ?? '', title: 'x', assigneeId: manager.actor.userId });
  await expect(task).rejects.toMatchObject({ code: 'bad_input', fields: { assigneeId: expect.any(String) } });
});

test('cases page by page, what changed last first, found by number and words', async () => {
  const ctx = await aWorkspace('analyst');
  for (const title of ['Alpha', 'Beta', 'Gamma']) await createCase(ctx, { title, summary: '' });
  const page = await listCases(ctx, ListCasesQuery.parse({ limit: 2 }));
  expect(page.items.map(({ title }) => title)).toEqual(['Gamma', 'Beta']);
  const rest = await listCases(ctx, ListCasesQuery.parse({ limit: 2, cursor: page.next ?? '' }));
  expect(rest).toMatchObject({ items: [{ title: 'Alpha' }], next: null });
  expect((await listed(ctx, { text: '#2' })).map(({ title }) => title)).toEqual(['Beta']);
  expect((await listed(ctx, { text: 'amm' })).map(({ title }) => title)).toEqual(['Gamma']);
  expect(await listed(ctx, { state: 'closed' })).toEqual([]);
  await expect(listed(ctx, { cursor: 'bm9uc2Vuc2U' })).rejects.toMatchObject({ code: 'bad_input' });
});

test('case:1 and has:case ask the queue for what is in them; a case nobody opened is an error with its place', async () => {
  const ctx = await aWorkspace('analyst');
  const given = await aCase(ctx);
  await createCase(ctx, { title: 'Empty', summary: '' });
  expect(await asked(ctx, 'case:1')).toEqual([given.finding]);
  expect(await asked(ctx, 'case:#1 is:open')).toEqual([given.finding]);
  expect(await asked(ctx, 'case:2')).toEqual([]);
  expect(await asked(ctx, 'has:case')).toEqual([given.finding]);
  expect(await asked(ctx, '-has:case')).toEqual([given.other]);
  await expect(asked(ctx, 'case:7')).rejects.toMatchObject({ code: 'bad_input' });
});

async function listed(ctx: Ctx, query: Record<string, unknown> = {}) {
  return (await listCases(ctx, ListCasesQuery.parse(query))).items;
}

async function asked(ctx: Ctx, q: string): Promise<string[]> {
  const page: FindingPage = JSON.parse(await listFindings(ctx, { q, sort: '-created', limit: 50 }));
  return page.items.map(({ id }) => id);
}
