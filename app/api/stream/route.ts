import { route } from '@/lib/api/route';
import { AppError } from '@/lib/errors';
import { openStream } from '@/lib/stream/open';
import { StreamQuery } from '@/lib/stream/schema';

export const GET = route({
  needs: 'findings.read',
  query: StreamQuery,
  handle: ({ ctx, query, request }) => {
    // Whoever reads it as one answer would wait for its end for ever.
    if (!request.headers.get('accept')?.includes('text/event-stream')) {
      throw new AppError('bad_input', 'This is a stream of events. Ask for it with Accept: text/event-stream.');
    }
    const after = request.headers.get('last-event-id') ?? query.after ?? null;
    return openStream(ctx, { after, signal: request.signal });
  },
});
