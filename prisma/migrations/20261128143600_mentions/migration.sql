-- Who is told of a note, and whether they have seen it.
create table note_mention (
  workspace_id uuid not null,
  user_id uuid not null references app_user (id),
  note_id uuid not null,
  finding_id uuid not null,
  at timestamptz(3) not null default now(),
  seen_at timestamptz(3),
  primary key (workspace_id, user_id, note_id),
  foreign key (workspace_id, note_id) references finding_note (workspace_id, id),
  foreign key (workspace_id, finding_id) references finding (workspace_id, id)
);
create index note_mention_list on note_mention (workspace_id, user_id, at desc, note_id desc);
create index note_mention_unseen on note_mention (workspace_id, user_id, finding_id) where seen_at is null;
create index note_mention_note on note_mention (workspace_id, note_id);

-- What a person keeps an eye on.
create table finding_watch (
  workspace_id uuid not null,
  user_id uuid not null references app_user (id),
  finding_id uuid not null,
  at timestamptz(3) not null default now(),
  primary key (workspace_id, user_id, finding_id),
  foreign key (workspace_id, finding_id) references finding (workspace_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['note_mention', 'finding_watch'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy in_workspace on %I using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
  end loop;
end $$;
grant select on note_mention, finding_watch to onequeue_web, onequeue_worker;
grant insert on note_mention, finding_watch to onequeue_web;
-- A job writes its notes in the worker.
grant insert on note_mention to onequeue_worker;
grant update (seen_at) on note_mention to onequeue_web;
grant delete on finding_watch to onequeue_web;
