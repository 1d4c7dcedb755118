import { asObject, assumed, type Call, json, Refusal, type Reply } from '../core/call';
import { itemAt } from '../core/random';
import type { Store } from './store';
import { colors, DESCRIPTION_LENGTH, newHandle, type Tag, TITLE_LENGTH } from './tag-data';

const MOST_TAGS = 1_000;

export function createTag(store: Store, call: Call): Reply {
  const given = fieldsOf(store, call);
  if (isReply(given)) return given;
  if (store.tags.size >= MOST_TAGS) return invalid('base', `workspace has reached the limit of ${MOST_TAGS} tags`);
  const dice = store.dice('tag');
  const author = itemAt(store.deps.world.people, 0);
  const now = store.now();
  const tag: Tag = {
    handle: newHandle(dice),
    title: given.title,
    description: given.description ?? '',
    color: given.color ?? dice.pick(colors),
    created: now,
    updated: now,
    author: { id: author.id, name: author.name, avatar_url: '' },
  };
  store.change({ kind: 'tag', tag });
  // The page of the vendor does not print this status: 201 is as possible.
  return assumed(json(200, answer(store, tag)));
}

export function updateTag(store: Store, call: Call): Reply {
  const before = tagOf(store, call);
  const given = fieldsOf(store, call, before.handle);
  if (isReply(given)) return given;
  const { title, description = before.description, color = before.color } = given;
  const tag: Tag = { ...before, title, description, color, updated: store.now() };
  store.change({ kind: 'tag', tag });
  return json(200, answer(store, tag));
}

/** Answers nothing at all. */
export function deleteTag(store: Store, call: Call): Reply {
  store.change({ kind: 'tag-gone', handle: tagOf(store, call).handle });
  return { status: 200 };
}

type Fields = { title: string; description?: string; color?: Tag['color'] };

/** What may be written, or the refusal. That a title may not be taken twice is not documented. */
export function fieldsOf(store: Store, { body }: Pick<Call, 'body'>, own?: string): Fields | Reply {
  const { title, description, color } = asObject(body) ?? {};
  if (typeof title !== 'string' || title.trim() === '') return invalid('title', "can't be blank");
  if ([...title].length > TITLE_LENGTH) return invalid('title', `is too long (maximum is ${TITLE_LENGTH} characters)`);
  const taken = [...store.tags.values()].some((tag) => tag.title === title && tag.handle !== own);
  if (taken) return invalid('title', 'has already been taken');
  if (description !== undefined && description !== null && typeof description !== 'string')
    return invalid('description', 'is invalid');
  if ([...(description ?? '')].length > DESCRIPTION_LENGTH) {
    return invalid('description', `is too long (maximum is ${DESCRIPTION_LENGTH} characters)`);
  }
  const known = colors.find((one) => one === color);
  if (color !== undefined && color !== null && !known) return invalid('color', 'is not included in the list');
  return { title, description: description ?? undefined, color: known };
}

function tagOf(store: Store, { params }: Call): Tag {
  const tag = store.tags.get(params.handle ?? '');
  if (!tag) throw new Refusal(404, 'Not found');
  return tag;
}

/** The vendor shows no error of its tag calls; this is the form of its other ones. */
function invalid(field: string, text: string): Reply {
  return assumed(json(422, { message: 'Validation failed', errors: { [field]: [text] } }));
}

function isReply(given: Fields | Reply): given is Reply {
  return 'status' in given;
}

/** One of the vendor's own clients reads the tag bare; SANDBOX_WORKATO_TAGS=bare answers it so. */
function answer(store: Store, { handle, title, description, color }: Tag): object {
  const tag = { handle, title, description, color };
  return store.deps.env.SANDBOX_WORKATO_TAGS === 'bare' ? tag : { data: tag };
}
