-- What people called by name at a vendor: their own history, secrets taken out. The audit log has the writes besides.
create table operation_call (
  workspace_id uuid not null,
  id uuid not null,
  user_id uuid not null references app_user (id),
  connection_id uuid not null,
  operation text not null,
  -- Null where it was too long to keep.
  input jsonb,
  at timestamptz(3) not null default now(),
  ms integer not null,
  -- `answered`, `queued`, or the code of the problem.
  outcome text not null,
  message text,
  primary key (workspace_id, id),
  foreign key (workspace_id, connection_id) references connection (workspace_id, id)
);
create index operation_call_own on operation_call (workspace_id, user_id, at desc, id desc);

alter table operation_call enable row level security;
create policy in_workspace on operation_call using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, delete on operation_call to onequeue_web;
