import { z } from 'zod';
import { type ContractCase, contracted, firstOf } from '../contract-case';

const Assets = z.object({ assets: z.array(z.object({ type: z.string(), id: z.string(), tags: z.array(z.string()) })) });

/** Workato for the contract suite. */
export const workatoContract: ContractCase = {
  connection: ({ credentials }) => ({
    credentials: { apiToken: credentials.apiToken },
    settings: { environment: 'prod' },
  }),
  listOperation: 'listActivityLogs',
  listNoun: 'activity',
  loginOperation: null,
  unknownSeverity: null,
  async commands({ items }, live) {
    const [renamed, deleted, assigned] = items('tag');
    if (!renamed || !deleted || !assigned) throw new Error('the sandbox has too few tags');
    const { assets } = Assets.parse(await live('tagAssets'));
    const untagged = (type: string) =>
      firstOf(assets, (one) => one.type === type && !one.tags.includes(assigned.externalId)).id;
    return [
      contracted('createTag', 'tag.create', '', { title: 'Contract suite', color: 'teal' }),
      contracted('updateTag', 'tag.update', renamed.externalId, { title: 'Renamed', description: 'by the suite' }),
      contracted('deleteTag', 'tag.delete', deleted.externalId, {}),
      contracted('manageTagAssignments', 'tag.assign', '', {
        addTags: [assigned.externalId],
        removeTags: [],
        recipeIds: [untagged('recipe')],
        connectionIds: [untagged('connection')],
      }),
      contracted('clearSecretsCache', 'secrets.clear', '', {}, { before: 'unknown', after: 'unknown' }),
    ];
  },
};
