import { notFound } from 'next/navigation';
import { z } from 'zod';
import { FindingView } from '@/components/findings/finding-view';
import type { Prose } from '@/components/findings/overview-posture';
import { postureFacts } from '@/components/findings/posture-facts';
import { kindLabel } from '@/components/findings/row-text';
import { TriageProvider } from '@/components/findings/triage-context';
import { FindingNav } from '@/components/queue/finding-nav';
import { LiveFreshness } from '@/components/queue/live-freshness';
import { QueryBar } from '@/components/queue/query-bar';
import { Page } from '@/components/shell/page';
import { Markdown } from '@/components/ui/markdown';
import { pageCtx } from '@/lib/auth/page-ctx';
import { AppError } from '@/lib/errors';
import { getFinding } from '@/lib/findings/detail';
import type { FindingDetail } from '@/lib/findings/shapes';
import { triageOf } from '../../triage';

export const metadata = { title: 'Finding' };

/** One finding, with the vendor's Markdown drawn here so that no parser goes to the browser. */
export default async function FindingPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await pageCtx();
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) notFound();
  const detail = await read(() => getFinding(ctx, id.data));
  const triage = await triageOf(ctx);
  return (
    <TriageProvider value={triage}>
      <Page
        title={kindLabel(detail.kind)}
        query={<QueryBar away />}
        sub={<FindingNav id={detail.id} />}
        freshness={<LiveFreshness vendors={triage.vendors.map(({ id, source }) => ({ id, source }))} />}
      >
        <FindingView key={detail.id} initial={detail} prose={proseOf(detail)} />
      </Page>
    </TriageProvider>
  );
}

/** Another workspace's finding, or none, is a page that is not there. */
async function read(get: () => Promise<string>): Promise<FindingDetail> {
  try {
    return JSON.parse(await get());
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}

function proseOf({ kind, raw }: FindingDetail): Prose | null {
  if (kind !== 'cloud_alert' && kind !== 'iac_alert') return null;
  const { audit, remediation, recommendations } = postureFacts(raw);
  const drawn = (text: string | null) => text && <Markdown text={text} />;
  return { audit: drawn(audit), remediation: drawn(remediation), recommendations: drawn(recommendations) };
}
