import { describe, expect, test } from 'vitest';
import type { ItemFacets } from '@/lib/items/shapes';
import { matching, openStatuses, type Run, type RunDetail, waitingRuns } from './open-runs';

const NOW = Date.UTC(2026, 10, 22);

function run(id: string, over: Omit<Partial<Run>, 'facts'> & { facts?: Partial<Run['facts']> } = {}): Run {
  const facts = {
    workflow: 'Contractor access',
    user: 'Lena Vogt',
    app: 'Payroll',
    question: null,
    answers: [],
    answered: null,
    createdAt: null,
  };
  return {
    id,
    noun: 'workflow_run',
    kind: 'workflow_run',
    tenant: { id: 't', name: 'global', vendor: 'lacework-edge' },
    externalId: id,
    title: `Run ${id}`,
    status: 'Pending',
    at: '2026-11-21T00:00:00Z',
    goneAt: null,
    write: null,
    ...over,
    facts: { ...facts, ...over.facts },
  };
}
const detail = (row: Run, raw: RunDetail['raw']): RunDetail => ({ ...row, raw, names: {}, actions: [] });
const endsIn = (seconds: number) => ({ expire_time_sec: NOW / 1000 + seconds });

describe('the runs that wait', () => {
  test('stand by time left; lapsed, answered and closed ones are not among them', () => {
    const rows = [
      run('late'),
      run('soon'),
      run('lapsed'),
      run('none'),
      run('answered', { facts: { answered: 'Approve' } }),
      run('over', { status: 'Success' }),
    ];
    const raws: Record<string, object> = {
      late: endsIn(600),
      soon: endsIn(60),
      lapsed: endsIn(-1),
      none: { expire_time_sec: 0 },
    };
    const details = new Map(rows.map((row) => [row.id, detail(row, { ...raws[row.id] })]));
    expect(waitingRuns(rows, details, NOW).map(({ row }) => row.id)).toEqual(['soon', 'late', 'none']);
  });

  test('one whose record is not read yet is not hidden', () => {
    expect(waitingRuns([run('a')], new Map(), NOW)).toMatchObject([{ row: { id: 'a' }, detail: null, until: null }]);
  });

  test('are found by what is asked, by whom, and why', () => {
    const rows = [run('a'), run('b', { facts: { user: 'Ines Duarte' } })];
    const details = new Map(
      rows.map((row) => [row.id, detail(row, { requestor_justification: row.id === 'a' ? 'Quarter close' : '' })]),
    );
    const waiting = waitingRuns(rows, details, NOW);
    expect(matching(waiting, 'ines payroll').map(({ row }) => row.id)).toEqual(['b']);
    expect(matching(waiting, 'QUARTER').map(({ row }) => row.id)).toEqual(['a']);
    expect(matching(waiting, ' ')).toHaveLength(2);
  });
});

describe('which statuses are asked for', () => {
  const facets = (...values: (string | null)[]): ItemFacets => ({
    total: 0,
    kind: [],
    tenant: [],
    workflow: [],
    person: [],
    app: [],
    status: values.map((value) => ({ value, label: value ?? '', count: 1 })),
  });

  test('open ones by name, and those nobody named', () => {
    expect(openStatuses(facets('Pending', 'Success', 'unknown (7)', 'CREATED'))).toEqual([
      'Pending',
      'unknown (7)',
      'CREATED',
    ]);
    expect(openStatuses(facets('Success'))).toEqual([]);
  });

  test('all, where some runs have none', () => {
    expect(openStatuses(facets('Pending', null))).toBe('all');
  });
});
