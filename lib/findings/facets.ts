import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import type { Query } from '@/lib/query/ast';
import type { CountedFacets } from './facet-values';
import { valuesOf } from './facet-values';
import { heldFacets } from './facets-held';
import { facetSql } from './facets-sql';
import { countedHours, histogramOf } from './histogram';
import { readQuery, scopeOfQuery } from './scope';
import type { Facets } from './shapes';

/** What a query's findings are, counted by each facet in one walk over them: in memory where they are held, else in Postgres. */
export async function facetCounts(ctx: Ctx, q: string): Promise<Facets> {
  allow(ctx, 'findings.read');
  const query = readQuery(q);
  const { counted, hours } = (await heldFacets(ctx, query)) ?? (await askedFacets(ctx, query));
  return {
    total: counted.total,
    atLeast: false,
    facets: {
      severity: valuesOf('severity', counted.severity),
      source: valuesOf('source', counted.source),
      kind: valuesOf('kind', counted.kind),
      status: valuesOf('status', counted.status),
      owner: valuesOf('owner', counted.owner),
      tenant: valuesOf('tenant', counted.tenant),
      policy: valuesOf('policy', counted.policy),
      account: valuesOf('account', counted.account),
      person: valuesOf('person', counted.person),
    },
    histogram: await histogramOf(counted.days, hours),
  };
}

async function askedFacets(ctx: Ctx, query: Query) {
  const scope = await scopeOfQuery(ctx, query);
  const [counted] = await prepared<CountedFacets>(ctx, facetSql(scope), scope.params.values);
  if (!counted) throw new Error('facets are one row');
  return { counted, hours: () => countedHours(ctx, scope) };
}
