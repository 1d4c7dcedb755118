import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { JobView } from '@/components/jobs/job-view';
import { pageCtx } from '@/lib/auth/page-ctx';
import { JobId } from '@/lib/jobs/schema';
import { me } from '@/lib/people/me';

export const metadata: Metadata = { title: 'Job' };

export default async function JobPage({ params }: PageProps<'/jobs/[id]'>) {
  const ctx = await pageCtx();
  const id = JobId.safeParse(await params).data?.id;
  if (!id) notFound();
  const { user, role } = me(ctx);
  return <JobView id={id} reader={{ userId: user.id, role }} />;
}
