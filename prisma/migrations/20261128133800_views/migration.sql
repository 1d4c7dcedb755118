-- Saved views of the queue: private ones are their owner's alone, shared ones everybody's of the workspace.
create table saved_view (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  name text not null,
  q text not null,
  sort text not null,
  group_by text,
  is_shared boolean not null default false,
  owner_id uuid not null references app_user (id),
  updated_by uuid not null references app_user (id),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  version integer not null default 1,
  primary key (workspace_id, id)
);
create index saved_view_owner on saved_view (workspace_id, owner_id);

-- Whose tabs a view stands among.
create table view_pin (
  workspace_id uuid not null,
  user_id uuid not null references app_user (id),
  view_id uuid not null,
  at timestamptz(3) not null default now(),
  primary key (workspace_id, user_id, view_id),
  foreign key (workspace_id, view_id) references saved_view (workspace_id, id) on delete cascade
);
create index view_pin_view on view_pin (workspace_id, view_id);

-- What the queue opens with: for a role, and for a person before it. subject: the role's name or the person's id.
create table view_default (
  workspace_id uuid not null,
  subject text not null,
  view_id uuid not null,
  primary key (workspace_id, subject),
  foreign key (workspace_id, view_id) references saved_view (workspace_id, id) on delete cascade
);
create index view_default_view on view_default (workspace_id, view_id);

-- How one person works here: keys of their own, and since when they know what happened.
create table person_setting (
  workspace_id uuid not null references workspace (id),
  user_id uuid not null references app_user (id),
  single_keys boolean not null default true,
  keys jsonb not null default '{}',
  caught_up_at timestamptz(3),
  version integer not null default 1,
  primary key (workspace_id, user_id)
);

do $$
declare t text;
begin
  foreach t in array array['saved_view', 'view_pin', 'view_default', 'person_setting'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy in_workspace on %I using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
    execute format('grant select, insert, update on %I to onequeue_web', t);
  end loop;
end $$;
grant delete on saved_view, view_pin, view_default to onequeue_web;

-- When a person was last here before the session of this token: the end of what they can have seen.
create function last_here(hash bytea) returns timestamptz language sql stable security definer
  set search_path = public, pg_temp as $$
  select max(o.last_seen_at) from session s
    join session o on o.user_id = s.user_id and o.workspace_id = s.workspace_id and o.id <> s.id and o.created_at < s.created_at
    where s.token_hash = hash and o.last_seen_at < s.created_at $$;
revoke execute on function last_here(bytea) from public;
grant execute on function last_here(bytea) to onequeue_web;
