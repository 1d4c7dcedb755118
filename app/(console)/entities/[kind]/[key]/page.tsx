import { notFound } from 'next/navigation';
import { EntityView } from '@/components/entities/entity-view';
import { entityKindLabel } from '@/components/entities/entity-words';
import { TriageProvider } from '@/components/findings/triage-context';
import { LiveFreshness } from '@/components/queue/live-freshness';
import { QueryBar } from '@/components/queue/query-bar';
import { Page } from '@/components/shell/page';
import { pageCtx } from '@/lib/auth/page-ctx';
import { getEntity } from '@/lib/entities/read';
import { EntityParams, EntityQuery } from '@/lib/entities/schema';
import type { Entity } from '@/lib/entities/shapes';
import { AppError } from '@/lib/errors';
import { triageOf } from '../../../triage';

export const metadata = { title: 'Entity' };

export default async function EntityPage({ params, searchParams }: PageProps<'/entities/[kind]/[key]'>) {
  const ctx = await pageCtx();
  const { kind, key } = await params;
  const read = EntityParams.safeParse({ kind, key });
  if (!read.success) notFound();
  // An address that was cut short still names the entity.
  const { around } = EntityQuery.catch({}).parse({ around: (await searchParams).around });
  const entity = await found(() => getEntity(ctx, { ...read.data, around }));
  const triage = await triageOf(ctx);
  return (
    <TriageProvider value={triage}>
      <Page
        title={entityKindLabel(entity.kind)}
        query={<QueryBar away />}
        freshness={<LiveFreshness vendors={triage.vendors.map(({ id, source }) => ({ id, source }))} />}
      >
        <EntityView key={`${kind}/${key}`} path={`${kind}/${key}`} initial={entity} around={around ?? null} />
      </Page>
    </TriageProvider>
  );
}

/** What another workspace knows, or nobody, is a page that is not there. */
async function found(get: () => Promise<Entity>): Promise<Entity> {
  try {
    return await get();
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}
