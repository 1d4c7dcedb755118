import 'server-only';
import type { Params } from '@/lib/query/params';
import type { Identity } from './identify';
import type { JoinKey } from './schema';

/** What an entity is known by when an entry of a list is held against it. */
export type Known = Identity & {
  /** Ids of the users at Edge who are this person. */
  users: string[];
  /** Ids at the vendor of its DLP incidents. */
  incidents: string[];
};

const when = (fits: string, key: JoinKey) => `when ${fits} then '${key}'`;

/** The key that joins a request `i` at Edge to the entity, as SQL; null: no request names such a thing. */
export function requestKeySql({ kind, plain, users }: Known, params: Params): string | null {
  switch (kind) {
    case 'person':
      return `case ${when(`lower(i.raw ->> 'user_uuid') = any(${params.add(users, 'text[]')})`, 'uuid')} end`;
    case 'device':
      return `case ${when(`lower(i.raw ->> 'device_uuid') = ${params.add(plain, 'text')}`, 'uuid')} end`;
    case 'account':
      return `case ${when(`lower(i.raw ->> 'account_name') = ${params.add(plain, 'text')}`, 'account name')} end`;
    case 'resource':
    case 'document':
      return null;
  }
}

/** The key that joins an entry `i` of a vendor's log to the entity, as SQL: null where none does. */
export function changeKeySql(known: Known, params: Params): string {
  const incidents = params.add(known.incidents, 'text[]');
  const ofIncident = when(`i.raw ->> 'module' is not null and i.raw ->> 'resource' = any(${incidents})`, 'incident id');
  return `case ${[...whensOf(known, params), ofIncident].join(' ')} end`;
}

function whensOf({ kind, key, plain, users, keyName }: Known, params: Params): string[] {
  switch (kind) {
    case 'person': {
      const mail = params.add(plain, 'text');
      const uuids = params.add(users, 'text[]');
      // Who did it, then whom it was done to.
      return [
        when(`${mail} in (${ACTORS})`, 'mail'),
        when(`lower(i.raw #>> '{resource,email}') = ${mail}`, 'mail'),
        when(`lower(i.raw ->> 'auth_uuid') = any(${uuids}) or ${segments(uuids)}`, 'uuid'),
      ];
    }
    case 'device':
      return [when(segments(params.add([plain], 'text[]')), 'uuid')];
    case 'document':
      return [when(segments(params.add([key.toLowerCase()], 'text[]')), keyName)];
    case 'account': {
      const account = params.add(plain, 'text');
      return [
        when(`lower(i.raw ->> 'account_name') = ${account}`, 'account name'),
        when(`lower(concat_ws('/', ${WORKSPACE})) = ${account}`, 'workspace'),
      ];
    }
    case 'resource':
      return [
        when(
          `${params.add(plain, 'text')} in (lower(i.raw #>> '{resource,name}'), lower(i.raw ->> 'resource'))`,
          'resource name',
        ),
        when(segments(params.add([plain], 'text[]')), 'resource id'),
      ];
  }
}

const ACTORS = `lower(i.raw #>> '{user,email}'), lower(i.raw ->> 'user_login'), lower(i.raw ->> 'changedBy')`;
const WORKSPACE = `nullif(i.raw #>> '{workspace,name}', ''), nullif(i.raw #>> '{workspace,environment}', '')`;

/** An id that is a part of the address which was called: `/api/v1/devices/<id>`. */
function segments(ids: string): string {
  return `string_to_array(lower(i.raw ->> 'path'), '/') && ${ids}`;
}
