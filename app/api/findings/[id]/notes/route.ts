import { route } from '@/lib/api/route';
import { addNote } from '@/lib/findings/add-note';
import { FindingId, NoteBody } from '@/lib/findings/schema';

export const POST = route({
  needs: 'findings.act',
  params: FindingId,
  body: NoteBody,
  handle: ({ ctx, params, body }) => addNote(ctx, { ...params, ...body }),
});
