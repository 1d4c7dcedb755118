-- What the vault needs beyond the ground: which fields are set (never their values), and looks across workspaces.
alter table connection add column credential_fields text[] not null default '{}';

-- The key-encryption keys that some data key is wrapped with: a worker without one of them must not start.
create function vault_kek_ids() returns setof text language sql stable security definer
  set search_path = public, pg_temp as $$ select distinct kek_id from workspace_key $$;

-- Workspaces in which new credentials wait, a connection waits for its check, or secrets of a removed one are left.
create function inbox_workspaces() returns setof uuid language sql stable security definer
  set search_path = public, pg_temp as $$
  select workspace_id from connection_inbox
  union select workspace_id from connection where state = 'pending'
  union select s.workspace_id from connection_secret s join connection c using (workspace_id)
    where c.id = s.connection_id and c.state = 'removed' $$;

-- The worker keys that waiting credentials were sealed to: none of these may be thrown away yet.
create function inbox_key_ids() returns setof text language sql stable security definer
  set search_path = public, pg_temp as $$ select distinct worker_key_id from connection_inbox $$;

revoke execute on function vault_kek_ids(), inbox_workspaces(), inbox_key_ids() from public;
grant execute on function vault_kek_ids(), inbox_workspaces(), inbox_key_ids() to onequeue_worker;

-- The web says what is wanted; that credentials are stored and were seen to work, only the worker can say.
revoke insert, update on connection from onequeue_web;
grant insert (workspace_id, id, vendor, name, origin, settings, state, state_note, state_at, created_by, created_at, version,
  credential_fields)
  on connection to onequeue_web;
grant update (name, origin, settings, state, state_note, state_at, version) on connection to onequeue_web;
