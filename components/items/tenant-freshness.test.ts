import { describe, expect, test } from 'vitest';
import type { Source, SourceStream } from '@/lib/sources/shapes';
import { barOf, isDoubtful, tenantsOf } from './tenant-freshness';

const NOW = Date.UTC(2026, 10, 22, 12);
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

function stream(over: Partial<SourceStream>): SourceStream {
  return {
    noun: 'policy',
    stream: 'head',
    state: 'complete',
    word: 'fresh',
    startedAt: null,
    lastSuccessAt: ago(4),
    usualGapMs: null,
    range: null,
    lastNonemptyAt: null,
    dueAt: ago(-10),
    everyMs: 120_000,
    failures: 0,
    error: null,
    errorAt: null,
    vendorTotal: null,
    windowsDone: 0,
    windowsTotal: 0,
    seen: 0,
    changed: 0,
    odd: 0,
    ...over,
  };
}

function source(over: Partial<Source>, ...streams: SourceStream[]): Source {
  return {
    id: 's1',
    name: 'global',
    vendor: 'lacework-edge',
    origin: 'https://edge.example',
    state: 'ok',
    stateNote: null,
    stateAt: ago(1000),
    verifiedAt: null,
    credentialsAt: null,
    word: 'fresh',
    asOf: ago(4),
    percent: null,
    remainingMs: null,
    message: null,
    streams,
    totals: null,
    drift: null,
    lastFailures: null,
    ...over,
  };
}

const only = (one: Source) => {
  const [tenant] = tenantsOf([one], 'policy');
  if (!tenant) throw new Error('the tenant is missing');
  return tenant;
};

describe('how right a tenant’s list is', () => {
  test('only tenants that carry the noun are named', () => {
    expect(
      tenantsOf([source({}, stream({ noun: 'tag' })), source({ id: 's2' }, stream({}))], 'policy').map(({ id }) => id),
    ).toEqual(['s2']);
  });

  test('fresh, with its age', () => {
    const tenant = only(source({}, stream({})));
    expect(barOf(tenant, NOW)).toMatchObject({ label: 'global', state: 'fresh', detail: '4 s' });
    expect(isDoubtful(tenant)).toBe(false);
  });

  test('a noun that fails is failing although the rest of its tenant is fresh', () => {
    const tenant = only(
      source({}, stream({ word: 'failing', error: 'Edge refused our token.', lastSuccessAt: ago(600) })),
    );
    expect(tenant).toMatchObject({ word: 'failing', error: 'Edge refused our token.' });
    expect(barOf(tenant, NOW)).toMatchObject({ state: 'failed', detail: 'failing, 10 m old' });
    expect(isDoubtful(tenant)).toBe(true);
  });

  test('one that was never read says so, and its list is doubtful', () => {
    const tenant = only(source({}, stream({ lastSuccessAt: null })));
    expect(barOf(tenant, NOW).detail).toBe('not read yet');
    expect(isDoubtful(tenant)).toBe(true);
  });

  test('a backfill tells its share, and never that it is done', () => {
    const backfill = stream({
      stream: 'backfill',
      word: 'backfilling',
      windowsDone: 199,
      windowsTotal: 200,
      lastSuccessAt: null,
    });
    const tenant = only(source({ remainingMs: 125_000 }, stream({}), backfill));
    expect(barOf(tenant, NOW)).toMatchObject({ state: 'filling', detail: 'backfill 99 %, 2 m' });
    expect([tenant.asOf, isDoubtful(tenant)]).toEqual([ago(4), false]);
  });

  test('a disabled tenant stays named', () => {
    const tenant = only(source({ state: 'disabled' }, stream({})));
    expect([barOf(tenant, NOW).detail, isDoubtful(tenant)]).toEqual(['disabled', true]);
  });

  test('credentials that are refused are the reason, where the list itself has none', () => {
    expect(only(source({ state: 'auth_failed', stateNote: 'The token is refused.' }, stream({}))).error).toBe(
      'The token is refused.',
    );
  });
});
