import { z } from 'zod';
import { defineVendor } from '../define';
import { idAt, toPage } from '../page';
import { about } from './about';
import { readAssets } from './assets';
import { openWorkato } from './client';
import { WORKATO_LIMITS, WORKATO_TIMEOUTS } from './limits';
import { toActivity, toFinding, toTag } from './map';
import { workatoPerform } from './perform';
import { TagHandle, WorkatoActivity, WorkatoTag } from './schema';
import { activityWalk, pageWalk } from './walk';
import { LOW_EVENT_TYPES, weightOf } from './weights';

const SECOND = 1000;
const WEEK = 7 * 86_400 * SECOND;

export const workato = defineVendor({
  about,
  http: { limits: WORKATO_LIMITS, timeouts: WORKATO_TIMEOUTS },
  open: openWorkato,
  async verify(api, signal) {
    const me = await api.me(signal);
    const recipes = me.recipes_count ?? null;
    const counted = recipes === null ? '' : `; ${me.active_recipes_count ?? 0} of ${recipes} recipes are active`;
    return `The token belongs to the workspace ${me.name || me.company_name || me.id}${counted}.`;
  },
  pull: {
    finding: {
      mode: 'window',
      by: ['created'],
      stepMs: WEEK,
      everyMs: 20 * SECOND,
      // The spelling of many weighty events is not known, so what is known to be light is left out instead: the log is
      // not walked twice for it, and an event nobody has named yet is still seen.
      async *pages(api, window, signal) {
        for await (const { entries } of activityWalk(api, window, LOW_EVENT_TYPES, signal)) {
          const map = (entry: WorkatoActivity) => toFinding(entry, api.environment);
          // The vendor's total counts the light ones too, so it is no total of ours.
          const page = toPage(entries.filter(deservesALook), WorkatoActivity, map, idAt('id'), null);
          yield page;
        }
      },
    },
    activity: {
      mode: 'window',
      by: ['created'],
      stepMs: WEEK,
      everyMs: 30 * SECOND,
      async *pages(api, window, signal) {
        for await (const { entries, total } of activityWalk(api, window, [], signal)) {
          yield toPage(entries, WorkatoActivity, toActivity, idAt('id'), total);
        }
      },
    },
    tag: {
      mode: 'whole',
      everyMs: 60 * SECOND,
      async *pages(api, _window, signal) {
        for await (const tags of pageWalk('handle', (page) => api.tagPage(page, signal))) {
          yield toPage(tags, WorkatoTag, (tag) => toTag(tag), idAt('handle'), null);
        }
      },
    },
  },
  perform: workatoPerform,
  live: {
    tagAssets: {
      params: z.strictObject({ handle: TagHandle.optional() }),
      async read(api, { handle }, signal) {
        const recipes = await readAssets(api, 'recipe', null, signal);
        const connections = await readAssets(api, 'connection', null, signal);
        return {
          assets: [...recipes, ...connections].filter(({ tags }) => handle === undefined || tags.includes(handle)),
        };
      },
    },
  },
});

/** An entry whose type cannot be read is kept for `toPage` to set aside, not dropped as light. */
function deservesALook(entry: unknown): boolean {
  const read = z.looseObject({ event_type: z.string() }).safeParse(entry);
  return !read.success || weightOf(read.data.event_type) !== 'low';
}
