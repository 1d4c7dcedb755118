import { z } from 'zod';
import { firstText } from '../text';
import { fileOf } from './title';

// Beside the schema of the sync, which the web process must not come upon: it reads what is stored already.
const word = z.string().nullish().catch(null);
const part = <Shape extends z.ZodRawShape>(shape: Shape) => z.looseObject(shape).nullish().catch(null);
const Stored = z
  .looseObject({
    userInfo: part({ name: word, email: word }),
    contentInfo: part({
      fileName: word,
      additionalInfo: part({ objectName: word, attachmentName: word, owner: word }),
    }),
  })
  .catch({ userInfo: null, contentInfo: null });

/** What an incident's record says of its file. `ownerName`: what its owner is called, where the record says that as well. */
export type IncidentFile = { name: string | null; owner: string | null; ownerName: string | null };

/** Null in all of it where the record says nothing, or cannot be read. */
export function incidentFile(raw: unknown): IncidentFile {
  const { userInfo, contentInfo } = Stored.parse(raw);
  // A tenant may hide its people: asterisks name nobody, and would be alike for all.
  const said = firstText(contentInfo?.additionalInfo?.owner);
  const owner = said === null || /^[*@.\s]*$/.test(said) ? null : said;
  const isUser = owner !== null && owner.toLowerCase() === userInfo?.email?.toLowerCase();
  return { name: fileOf({ contentInfo }), owner, ownerName: isUser ? firstText(userInfo?.name) : null };
}
