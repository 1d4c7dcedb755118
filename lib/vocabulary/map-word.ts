import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { within } from '@/lib/db/statement';
import { inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import type { AliasBody } from './schema';

/** More words would make a second vocabulary of it. */
const MOST = 500;

type Before = { isSame: boolean; isFull: boolean; now: string | null; leads: boolean };

const BEFORE = `select lower($3::text) = lower($4::text) as "isSame",
  (select count(*) >= ${MOST} from word_alias a where a.workspace_id = $1::uuid) as "isFull",
  (select a.shown_as from word_alias a where a.workspace_id = $1::uuid and a.vendor = $2 and a.word_key = lower($3::text)) as now,
  exists (with recursive up(key) as (select lower($4::text)
    union select a.shown_key from up join word_alias a on a.workspace_id = $1::uuid and a.word_key = up.key)
    select from up where key = lower($3::text)) as leads`;
const INSERT = `insert into word_alias (workspace_id, id, vendor, word, word_key, shown_as, shown_key, made_by)
  values ($1::uuid, $2::uuid, $3, $4, lower($4::text), $5, lower($5::text), $6::uuid)
  on conflict (workspace_id, vendor, word_key) do nothing returning id::text`;

/** From now on a vendor's word is read as another one. Throws `bad_input` at the field for a word read as itself, or in a ring. */
export async function mapWord(ctx: Ctx, input: AliasBody): Promise<{ id: string }> {
  allow(ctx, 'tags.edit');
  const { userId } = person(ctx);
  const { vendor, word, shownAs } = input;
  return inTx(ctx, async (ctx) => {
    const [before] = await within<Before>(ctx, BEFORE, [ctx.workspaceId, vendor, word, shownAs]);
    if (before?.isSame) throw refused('shownAs', 'This is the same word already: capital letters make no difference.');
    if (before?.now) throw taken(word, `“${before.now}”`);
    if (before?.leads) {
      throw refused('shownAs', `“${shownAs}” is itself read as “${word}”, so that this would lead round in a ring.`);
    }
    if (before?.isFull) throw new AppError('not_possible', `There are ${MOST} such words already. Take one out first.`);
    const id = uuidv7();
    const [made] = await within(ctx, INSERT, [ctx.workspaceId, id, vendor, word, shownAs, userId]);
    // Somebody else was faster.
    if (!made) throw taken(word, 'another word');
    await writeAudit(ctx, { action: 'vocabulary.map', subject: { kind: 'word', id }, after: { name: word, ...input } });
    return { id };
  });
}

function taken(word: string, now: string): AppError {
  const message = `“${word}” is read as ${now} already. Take that out first.`;
  return new AppError('conflict', message, { word: message });
}

function refused(field: string, message: string): AppError {
  return new AppError('bad_input', message, { [field]: message });
}
