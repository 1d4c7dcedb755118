import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { boards } from '@/components/dashboards/board-queries';
import { BoardView } from '@/components/dashboards/board-view';
import { readPeriod } from '@/components/dashboards/period';
import { pageCtx } from '@/lib/auth/page-ctx';
import { boardNumbers } from '@/lib/boards/numbers';
import { getBoard, listBoards } from '@/lib/boards/read';
import { BoardId } from '@/lib/boards/schema';
import { AppError } from '@/lib/errors';
import { me } from '@/lib/people/me';

export const metadata: Metadata = { title: 'Dashboard' };

export default async function BoardPage({ params, searchParams }: PageProps<'/dashboards/[id]'>) {
  const ctx = await pageCtx();
  const id = BoardId.safeParse(await params).data?.id;
  if (!id) notFound();
  const days = readPeriod((await searchParams).days);
  const client = new QueryClient();
  try {
    client.setQueryData(boards.one(id).queryKey, await getBoard(ctx, { id }));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
  // What fails is not carried over: the browser asks again, and says what failed.
  await Promise.all([
    client.prefetchQuery({ ...boards.list(), queryFn: () => listBoards(ctx) }),
    client.prefetchQuery({ ...boards.numbers(id, days), queryFn: () => boardNumbers(ctx, { id, days }) }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <BoardView id={id} days={days} role={me(ctx).role} />
    </HydrationBoundary>
  );
}
