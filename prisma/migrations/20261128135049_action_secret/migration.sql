-- Secrets in what a write sends (passcodes, tokens, credentials): sealed to the worker, which opens them once and erases
-- them when they were sent. The web puts them in and takes them away again; it cannot read them back.
create table action_secret (
  workspace_id uuid not null,
  action_id uuid not null,
  worker_key_id text not null,
  sealed bytea not null,
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, action_id),
  foreign key (workspace_id, action_id) references action (workspace_id, id)
);

alter table action_secret enable row level security;
create policy in_workspace on action_secret
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant insert, delete on action_secret to onequeue_web;
-- To delete a row one has to be able to find it; what was sealed stays out of sight.
grant select (workspace_id, action_id) on action_secret to onequeue_web;
grant select, insert, delete on action_secret to onequeue_worker;

-- The worker keys that something which waits was sealed to: none of these may be thrown away yet.
create or replace function inbox_key_ids() returns setof text language sql stable security definer
  set search_path = public, pg_temp as $$
  select worker_key_id from connection_inbox union select worker_key_id from action_secret $$;
