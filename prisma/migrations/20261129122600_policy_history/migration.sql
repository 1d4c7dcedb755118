-- What a policy was: its record as it was seen here each time it had changed. The newest is the one that stands in `item`.
create table item_version (
  workspace_id uuid not null,
  item_id uuid not null,
  n integer not null,
  seen_at timestamptz(3) not null default now(),
  title text not null,
  status text,
  at timestamptz(3) not null,
  raw jsonb not null,
  hash bytea not null,
  primary key (workspace_id, item_id, n),
  foreign key (workspace_id, item_id) references item (workspace_id, id)
);
alter table item_version enable row level security;
create policy in_workspace on item_version using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select on item_version to onequeue_web, onequeue_worker;
grant insert on item_version to onequeue_worker;

-- What is known today is the first of each: their history begins now.
insert into item_version (workspace_id, item_id, n, title, status, at, raw, hash)
  select workspace_id, id, 1, title, status, at, raw, hash from item where noun = 'policy';
