import 'server-only';
import { z } from 'zod';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { SEVERITY_SQL, SOURCE_SQL, STATUS_SQL } from './row-sql';
import type { ListMentions } from './schema';
import type { Mention, MentionPage } from './shapes';

// The limit is a parameter: nobody's list is so long that its plan would change.
const LIST = `select json_build_object('noteId', m.note_id, 'at', m.at, 'seenAt', m.seen_at, 'body', n.body,
    'author', json_build_object('id', a.id, 'name', a.name),
    'finding', json_build_object('id', f.id, 'title', left(f.title, 300), 'source', ${SOURCE_SQL},
      'severity', ${SEVERITY_SQL}, 'status', ${STATUS_SQL})) as mention
  from note_mention m
  join finding_note n on n.workspace_id = $1 and n.id = m.note_id
  join app_user a on a.id = n.author_id
  join finding f on f.workspace_id = $1 and f.id = m.finding_id
  where m.workspace_id = $1 and m.user_id = $2 and ($3::boolean is not true or m.seen_at is null)
    and ($4::timestamptz is null or (m.at, m.note_id) < ($4::timestamptz, $5::uuid))
  order by m.at desc, m.note_id desc limit $6::int`;

/** The notes that mention who asks, newest first. */
export async function listMentions(ctx: Ctx, { unseen, cursor, limit }: ListMentions): Promise<MentionPage> {
  allow(ctx, 'findings.read');
  const { userId } = person(ctx);
  const after = cursor === undefined ? null : placeOf(cursor);
  const values = [ctx.workspaceId, userId, unseen === 'yes', after?.at ?? null, after?.id ?? null, limit + 1];
  const found = await prepared<{ mention: Mention }>(ctx, LIST, values);
  const items = found.slice(0, limit).map(({ mention }) => mention);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? cursorOf(last) : null };
}

/** Marks what mentions the person on a finding as seen. */
export async function seeMentions(ctx: Ctx, { findingId }: { findingId: string }): Promise<{ seen: number }> {
  allow(ctx, 'findings.read');
  const { userId } = person(ctx);
  return inTx(ctx, async (ctx) => {
    const { count } = await db(ctx).noteMention.updateMany({
      where: { workspaceId: ctx.workspaceId, userId, findingId, seenAt: null },
      data: { seenAt: new Date() },
    });
    if (count > 0)
      await writeAudit(ctx, {
        action: 'finding.see_mentions',
        subject: { kind: 'finding', id: findingId },
        after: { seen: count },
      });
    return { seen: count };
  });
}

const Cursor = z.tuple([z.literal(1), z.iso.datetime({ offset: true }), z.uuid()]);

function cursorOf({ at, noteId }: Mention): string {
  return Buffer.from(JSON.stringify([1, at, noteId])).toString('base64url');
}

function placeOf(cursor: string): { at: string; id: string } {
  const read = Cursor.safeParse(jsonOf(cursor));
  if (read.success) return { at: read.data[1], id: read.data[2] };
  const message = 'This cursor does not belong to this list. Begin again without one.';
  throw new AppError('bad_input', message, { cursor: message });
}

/** Undefined, which no schema takes, for what is no JSON. */
function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
