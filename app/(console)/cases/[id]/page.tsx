import { notFound } from 'next/navigation';
import { CaseView } from '@/components/cases/case-view';
import { TriageProvider } from '@/components/findings/triage-context';
import { Page } from '@/components/shell/page';
import { pageCtx } from '@/lib/auth/page-ctx';
import { getCase } from '@/lib/cases/read';
import { CaseId } from '@/lib/cases/schema';
import type { CaseDetail } from '@/lib/cases/shapes';
import { AppError } from '@/lib/errors';
import { triageOf } from '../../triage';

export const metadata = { title: 'Case' };

export default async function CasePage({ params }: PageProps<'/cases/[id]'>) {
  const ctx = await pageCtx();
  const read = CaseId.safeParse(await params);
  if (!read.success) notFound();
  const detail = await found(() => getCase(ctx, read.data.id));
  return (
    <TriageProvider value={await triageOf(ctx)}>
      <Page title={`Case ${detail.number}`}>
        <CaseView key={detail.id} initial={detail} />
      </Page>
    </TriageProvider>
  );
}

/** Another workspace's case, or none, is a page that is not there. */
async function found(get: () => Promise<CaseDetail>): Promise<CaseDetail> {
  try {
    return await get();
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}
