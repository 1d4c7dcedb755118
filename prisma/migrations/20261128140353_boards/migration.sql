-- Dashboards that people make: private ones are their owner's alone, shared ones everybody's of the workspace.
create table board (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null,
  -- In their order; each a query and how it is drawn.
  cards jsonb not null default '[]',
  is_shared boolean not null default false,
  owner_id uuid not null references app_user (id),
  updated_by uuid not null references app_user (id),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  version integer not null default 1,
  primary key (workspace_id, id)
);
create index board_owner on board (workspace_id, owner_id);
alter table board enable row level security;
create policy in_workspace on board using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on board to onequeue_web;
-- For `npm run dashboards:check`, which looks at every workspace.
grant select on board to onequeue_worker;
