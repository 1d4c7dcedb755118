-- Cases: findings that are looked at together, with tasks, decisions and one verdict for all.
create table case_file (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  -- How people name it: counted by workspace.
  number integer not null,
  title text not null,
  summary text not null default '',
  owner_id uuid references app_user (id),
  verdict smallint,
  verdict_reason text,
  created_by uuid not null references app_user (id),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  closed_at timestamptz(3),
  version integer not null default 1,
  primary key (workspace_id, id)
);
create unique index case_number on case_file (workspace_id, number);
create index case_open on case_file (workspace_id, updated_at desc, id desc) where closed_at is null;
create index case_closed on case_file (workspace_id, updated_at desc, id desc) where closed_at is not null;

-- A finding is in one case at most, so that no two verdicts meet in it.
create table case_finding (
  workspace_id uuid not null,
  finding_id uuid not null,
  case_id uuid not null,
  added_by uuid not null references app_user (id),
  added_at timestamptz(3) not null default now(),
  primary key (workspace_id, finding_id),
  foreign key (workspace_id, finding_id) references finding (workspace_id, id),
  foreign key (workspace_id, case_id) references case_file (workspace_id, id)
);
create index case_finding_case on case_finding (workspace_id, case_id);

create table case_task (
  workspace_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  title text not null,
  assignee_id uuid references app_user (id),
  done_at timestamptz(3),
  done_by uuid references app_user (id),
  created_by uuid not null references app_user (id),
  created_at timestamptz(3) not null default now(),
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, case_id) references case_file (workspace_id, id)
);
create index case_task_case on case_task (workspace_id, case_id, created_at);
create index case_task_mine on case_task (workspace_id, assignee_id, created_at) where done_at is null;

-- What was decided and why: added to, never changed.
create table case_decision (
  workspace_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  author_id uuid not null references app_user (id),
  body text not null,
  at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, case_id) references case_file (workspace_id, id)
);
create index case_decision_case on case_decision (workspace_id, case_id, at);

do $$
declare t text;
begin
  foreach t in array array['case_file', 'case_finding', 'case_task', 'case_decision'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy in_workspace on %I using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
  end loop;
end $$;
grant select on case_file, case_finding, case_task, case_decision to onequeue_web, onequeue_worker;
grant insert on case_file, case_finding, case_task, case_decision to onequeue_web;
grant update (title, summary, owner_id, verdict, verdict_reason, updated_at, closed_at, version) on case_file to onequeue_web;
grant update (title, assignee_id, done_at, done_by, version) on case_task to onequeue_web;
grant delete on case_finding to onequeue_web;
