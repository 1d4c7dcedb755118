-- A fold is what a posture policy found in one account. That it was accepted, until when and by whom, stands here once;
-- a fold nobody ever accepted has no row.
create table fold_acceptance (
  workspace_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  policy_id integer not null,
  account_id integer not null,
  state text not null check (state in ('active', 'reopened')),
  reason text not null,
  owner_id uuid not null references app_user (id),
  accepted_by uuid not null references app_user (id),
  accepted_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  -- The worst of it when it was accepted.
  severity smallint not null,
  findings integer not null,
  -- Findings of it are still to be taken out of the queue, or back into it.
  moving boolean not null default true,
  -- One of its findings is worse than it was accepted: the worker re-opens the fold.
  worsened_by uuid,
  reopened_at timestamptz(3),
  reopened_why text check (reopened_why in ('expired', 'new_resource', 'severity', 'taken_back')),
  reopened_finding uuid,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, connection_id) references connection (workspace_id, id)
);
create unique index fold_acceptance_fold on fold_acceptance (workspace_id, connection_id, policy_id, account_id);

-- What was accepted with a fold, finding by finding. Whatever else becomes open in it is new.
create table fold_finding (
  workspace_id uuid not null,
  finding_id uuid not null,
  fold_id uuid not null,
  -- Our own status before; null: the vendor's counted.
  own_status smallint,
  severity smallint not null,
  -- Its finding has been taken out of the queue.
  moved boolean not null default false,
  primary key (workspace_id, finding_id),
  foreign key (workspace_id, fold_id) references fold_acceptance (workspace_id, id)
);
create index fold_finding_fold on fold_finding (workspace_id, fold_id, moved, finding_id);

alter table fold_acceptance enable row level security;
create policy in_workspace on fold_acceptance using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update on fold_acceptance to onequeue_web, onequeue_worker;
alter table fold_finding enable row level security;
create policy in_workspace on fold_finding using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update, delete on fold_finding to onequeue_web, onequeue_worker;

-- A fold's findings, open ones first: counted, and looked through for new ones, without a look at the rows.
create index finding_fold on finding (workspace_id, connection_id, policy_id, account_id, status, severity, resource_id, created_at, id)
  where source = 2 and policy_id is not null and account_id is not null;

-- Only says so: the fold is re-opened by the worker, which may have thousands of findings to bring back.
create function finding_worsens() returns trigger language plpgsql as $$
begin
  update fold_acceptance a set worsened_by = new.id from fold_finding c
    where c.workspace_id = new.workspace_id and c.finding_id = new.id and new.severity > c.severity
      and a.workspace_id = c.workspace_id and a.id = c.fold_id and a.state = 'active' and a.worsened_by is null;
  return null;
end $$;
revoke execute on function finding_worsens() from public;
create trigger finding_worsens after update of vendor_severity_code, own_severity on finding
  for each row when (new.source = 2 and new.severity > old.severity and new.own_status = 4)
  execute function finding_worsens();
