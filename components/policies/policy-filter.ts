import { asRecord, type Raw, recordAt, recordsAt, textsAt } from '@/components/items/raw-value';
import { listed } from '@/components/items/words';

/** One condition: the tag as the vendor writes it, and what it says. */
export type Condition = { tag: string; words: string };

/** `include`: any group, all of whose conditions hold. `exclude`: the same, for what is left out. */
export type PolicyFilter = { include: Condition[][]; exclude: Condition[][] };

/** The filter under `key`, read with the names that the vendor gives for its tags; both lists empty: no condition. */
export function filterAt(raw: Raw, key: string, names: Record<string, string>): PolicyFilter {
  const filter = recordAt(raw, key) ?? {};
  return { include: groupsAt(filter, 'include_any', names), exclude: groupsAt(filter, 'exclude_any', names) };
}

/** "Payroll", "group finance and country DE, or posture at most low; not browser Firefox". Null: no condition at all. */
export function filterSentence({ include, exclude }: PolicyFilter): string | null {
  const wanted = sentenceOf(include);
  const unwanted = sentenceOf(exclude);
  if (wanted === null && unwanted === null) return null;
  return [wanted ?? 'everything', unwanted && `except ${unwanted}`].filter(Boolean).join(', ');
}

function sentenceOf(groups: readonly Condition[][]): string | null {
  if (groups.length === 0) return null;
  const each = groups.map((group) => listed(group.map(({ words }) => words)));
  // "a and b, or c": the comma keeps the two kinds of joint apart.
  return groups.some((group) => group.length > 1) ? each.join(', or ') : listed(each, 'or');
}

function groupsAt(filter: Raw, key: string, names: Record<string, string>): Condition[][] {
  return recordsAt(filter, key)
    .map((group) => textsAt(asRecord(group) ?? {}, 'all').map((tag) => ({ tag, words: tagWords(tag, names) })))
    .filter((group) => group.length > 0);
}

/** The kinds of tag that the vendor's papers name. `_le`, `_ge` and `_in` are read as what their letters stand for. */
const KINDS: Record<string, string> = {
  app: '',
  appgroup: 'app group',
  anonymous_user: 'anonymous user',
  browser_version: 'browser version',
  client_ip: 'address',
  country_in: 'country in',
  device_activation_lock_enabled: 'activation lock',
  device_risk: 'device risk',
  disk_encryption_enabled: 'disk encryption',
  event_review: 'event review',
  idp_attr: 'identity attribute',
  os: 'OS',
  os_version: 'OS version',
  posture_ge: 'posture at least',
  posture_le: 'posture at most',
  url_in: 'address in',
  webapp: 'web app',
};

/** `country:KP` is "country KP". A tag with a name is its name; an app needs no word for what it is. */
export function tagWords(tag: string, names: Record<string, string>): string {
  const colon = tag.indexOf(':');
  if (colon <= 0) return names[tag] ?? tag;
  const kind = tag.slice(0, colon);
  const value = names[tag] ?? tag.slice(colon + 1);
  const word = Object.hasOwn(KINDS, kind) ? KINDS[kind] : kind.replaceAll('_', ' ');
  return word ? `${word} ${value}` : value;
}
