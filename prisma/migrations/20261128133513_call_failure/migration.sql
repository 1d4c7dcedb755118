-- What vendors did wrong lately, one row for each kind: written by the worker, shown on the Sources screen.
create table call_failure (
  workspace_id uuid not null,
  connection_id uuid not null,
  operation text not null,
  fault text not null,
  at timestamptz(3) not null,
  first_at timestamptz(3) not null,
  times integer not null,
  status integer,
  message text not null,
  vendor_message text,
  vendor_request_id text,
  retry_at timestamptz(3),
  primary key (workspace_id, connection_id, operation, fault),
  foreign key (workspace_id, connection_id) references connection (workspace_id, id)
);
alter table call_failure enable row level security;
create policy in_workspace on call_failure
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select on call_failure to onequeue_web, onequeue_worker;
grant insert, update on call_failure to onequeue_worker;
