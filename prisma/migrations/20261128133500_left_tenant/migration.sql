-- When the worker was done with a removed connection: its secrets deleted, and what it brought marked as gone.
alter table connection add column cleared_at timestamptz(3);

-- Workspaces in which new credentials wait, a connection waits for its check, or something of a removed one is left.
create or replace function inbox_workspaces() returns setof uuid language sql stable security definer
  set search_path = public, pg_temp as $$
  select workspace_id from connection_inbox
  union select workspace_id from connection where state = 'pending' or (state = 'removed' and cleared_at is null)
  union select s.workspace_id from connection_secret s join connection c using (workspace_id)
    where c.id = s.connection_id and c.state = 'removed' $$;
