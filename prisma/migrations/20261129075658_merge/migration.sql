-- Merged into another finding of the workspace, which stands for it: a status of our own (8), as snoozed and suppressed
-- are. Every index over the status serves it, and `status < 4` leaves it out.
create table finding_merge (
  workspace_id uuid not null,
  finding_id uuid not null,
  -- The one that stands for it; itself merged into none.
  leader_id uuid not null,
  -- Our own status before, for when it is split off; null: the vendor's counted.
  own_status smallint,
  merged_by uuid not null references app_user (id),
  merged_at timestamptz(3) not null default now(),
  primary key (workspace_id, finding_id),
  foreign key (workspace_id, finding_id) references finding (workspace_id, id),
  foreign key (workspace_id, leader_id) references finding (workspace_id, id),
  check (leader_id <> finding_id)
);
create index finding_merge_leader on finding_merge (workspace_id, leader_id, finding_id);
alter table finding_merge enable row level security;
create policy in_workspace on finding_merge using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select on finding_merge to onequeue_web, onequeue_worker;
grant insert, delete on finding_merge to onequeue_web;
-- What its vendor says may end our own status, also that of a merged one: see finding_agrees.
grant update (own_status) on finding_merge to onequeue_web, onequeue_worker;

-- While it is merged it is aside or closed, whoever writes it: a status that would show it again waits for the split.
-- Its name puts it between finding_agrees, which may take our status away, and finding_derives.
create function finding_by_merge() returns trigger language plpgsql as $$
begin
  if exists (select from finding_merge g where g.workspace_id = new.workspace_id and g.finding_id = new.id) then
    new.own_status := 8;
  end if;
  return new;
end $$;
revoke execute on function finding_by_merge() from public;
create trigger finding_by_merge before update on finding for each row
  when (new.own_status is distinct from old.own_status and (new.own_status is null or new.own_status not in (4, 5, 8)))
  execute function finding_by_merge();

-- As before, but for 8: a vendor's new status or severity does not split it off, and is held against what was ours before.
create or replace function finding_agrees() returns trigger language plpgsql as $$
declare
  winner text;
  -- Ours, also while it is merged and 8 stands for it.
  our_status smallint;
begin
  if new.own_status = 6 and (new.vendor_status is distinct from old.vendor_status
    or new.vendor_status_code <> old.vendor_status_code or new.vendor_severity_code > old.vendor_severity_code) then
    delete from finding_snooze where workspace_id = new.workspace_id and finding_id = new.id returning own_status into new.own_status;
    new.version := new.version + 1;
    perform record_wake(new.workspace_id, new.id, case when new.vendor_status_code = 5 then 'resolved'
      when new.vendor_severity_code > old.vendor_severity_code then 'severity' else 'status' end);
  end if;
  if new.own_status = 7 and (new.vendor_status is distinct from old.vendor_status
    or new.vendor_status_code <> old.vendor_status_code or new.vendor_severity_code > old.vendor_severity_code) then
    delete from finding_suppression where workspace_id = new.workspace_id and finding_id = new.id;
    new.own_status := null;
    new.version := new.version + 1;
    perform record_shown(new.workspace_id, new.id, case when new.vendor_status_code = 5 then 'resolved'
      when new.vendor_severity_code > old.vendor_severity_code then 'severity' else 'status' end, null);
  end if;
  if new.last_action_id is not null then
    if new.vendor_status is distinct from old.vendor_status then
      perform note_drift(new.workspace_id, new.id, array['dlp.close', 'edge.close', 'edge.status'], new.vendor_status);
    end if;
    if new.vendor_owner is distinct from old.vendor_owner then
      perform note_drift(new.workspace_id, new.id, array['edge.owner'], coalesce(new.vendor_owner, 'nobody'));
    end if;
  end if;
  if new.own_severity is not null and new.vendor_severity_code <> old.vendor_severity_code
    and new.own_severity <> new.vendor_severity_code then
    winner := winner_of(new.workspace_id, new.source, 'severity');
    if winner = 'vendor' then
      perform record_vendor_wins(new.workspace_id, new.id, 'severity', new.own_severity, new.vendor_severity);
      new.own_severity := null;
      new.version := new.version + 1;
    elsif winner = 'ask' then
      insert into finding_conflict (workspace_id, finding_id, field, ours, theirs, theirs_words)
      values (new.workspace_id, new.id, 'severity', new.own_severity, new.vendor_severity_code, new.vendor_severity)
      on conflict (workspace_id, finding_id, field) do update set ours = excluded.ours, theirs = excluded.theirs,
        theirs_words = excluded.theirs_words, at = now(), settled_at = null, settled_by = null, choice = null;
    end if;
  end if;
  our_status := new.own_status;
  if our_status = 8 then
    select g.own_status into our_status from finding_merge g where g.workspace_id = new.workspace_id and g.finding_id = new.id;
  end if;
  -- What the vendor has resolved is resolved (lib/findings/derive.ts): there is nothing to choose.
  if our_status is not null and new.vendor_status_code <> old.vendor_status_code
    and our_status <> new.vendor_status_code and new.vendor_status_code <> 5 then
    winner := winner_of(new.workspace_id, new.source, 'status');
    if winner = 'vendor' then
      perform record_vendor_wins(new.workspace_id, new.id, 'status', our_status, new.vendor_status);
      if new.own_status = 8 then
        update finding_merge set own_status = null where workspace_id = new.workspace_id and finding_id = new.id;
      else
        new.own_status := null;
      end if;
      new.version := new.version + 1;
    elsif winner = 'ask' then
      insert into finding_conflict (workspace_id, finding_id, field, ours, theirs, theirs_words)
      values (new.workspace_id, new.id, 'status', our_status, new.vendor_status_code, new.vendor_status)
      on conflict (workspace_id, finding_id, field) do update set ours = excluded.ours, theirs = excluded.theirs,
        theirs_words = excluded.theirs_words, at = now(), settled_at = null, settled_by = null, choice = null;
    end if;
  end if;
  return new;
end $$;
