-- Rules: what is done by itself with the findings that a query asks for. `suppress` makes a status of our own (7): not
-- open, and not closed. As with what is snoozed (6), every index over the status serves it and `status < 4` leaves it out.
create table rule (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  -- The first one first: of two that would assign a finding, the first does.
  position integer not null,
  name text not null,
  q text not null,
  effect text not null check (effect in ('assign', 'label', 'snooze', 'suppress')),
  owner_id uuid references app_user (id),
  label text,
  snooze_minutes integer,
  expires_at timestamptz(3),
  enabled boolean not null,
  version integer not null default 1,
  -- Moves with query and effect: what an earlier one suppressed is looked at again.
  revision integer not null default 1,
  -- What came or changed at its vendor before then is left alone; null: nothing is.
  since timestamptz(3),
  -- How far it has looked, in the order of changes, and from where on that was news.
  seen_xid bigint not null,
  seen_id uuid not null,
  start_xid bigint not null,
  -- Why it does nothing.
  trouble text,
  made_by uuid not null references app_user (id),
  made_at timestamptz(3) not null default now(),
  changed_by uuid not null references app_user (id),
  changed_at timestamptz(3) not null default now(),
  -- It stays for what it did, and until what it suppressed is shown again.
  removed_at timestamptz(3),
  primary key (workspace_id, id),
  check (effect <> 'suppress' or expires_at is not null),
  check (case effect when 'assign' then owner_id is not null when 'label' then label is not null
    when 'snooze' then snooze_minutes > 0 else true end)
);

-- Once for each finding and rule. `lapsed_at`: the rule's end undid it, so the rule may do it once more.
create table rule_taken (
  workspace_id uuid not null,
  rule_id uuid not null,
  finding_id uuid not null,
  at timestamptz(3) not null default now(),
  lapsed_at timestamptz(3),
  primary key (workspace_id, rule_id, finding_id),
  foreign key (workspace_id, rule_id) references rule (workspace_id, id),
  foreign key (workspace_id, finding_id) references finding (workspace_id, id)
);
create index rule_taken_time on rule_taken (workspace_id, rule_id, at);

-- Until when stands in the rule alone, so that another end is one row.
create table finding_suppression (
  workspace_id uuid not null,
  finding_id uuid not null,
  rule_id uuid not null,
  revision integer not null,
  at timestamptz(3) not null default now(),
  primary key (workspace_id, finding_id),
  foreign key (workspace_id, finding_id) references finding (workspace_id, id),
  foreign key (workspace_id, rule_id) references rule (workspace_id, id)
);
create index finding_suppression_rule on finding_suppression (workspace_id, rule_id, revision, finding_id);

do $$
declare t text;
begin
  foreach t in array array['rule', 'rule_taken', 'finding_suppression'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy in_workspace on %I using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
  end loop;
end $$;
grant select on rule, rule_taken, finding_suppression to onequeue_web, onequeue_worker;
grant insert, update on rule to onequeue_web;
grant delete on finding_suppression to onequeue_web;
grant update (seen_xid, seen_id, trouble) on rule to onequeue_worker;
grant insert, update on rule_taken, finding_suppression to onequeue_worker;
grant delete on finding_suppression to onequeue_worker;

-- Rules go along it in parts: by id within one transaction.
drop index finding_changed;
create index finding_changed on finding (workspace_id, changed_xid, id);

-- A rule puts aside in nobody's name.
alter table finding_snooze alter column made_by drop not null;

-- It is shown again by itself: on record as ours, with why, and which rule had suppressed it.
create function record_shown(ws uuid, finding uuid, why text, rule text) returns void language sql as $$
  select audit_append(ws, jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'actor', 'Onequeue',
    'action', 'finding.unsuppress', 'subjectKind', 'finding', 'subjectId', finding,
    'after', jsonb_build_object('why', why, 'rule', rule)))) $$;
revoke execute on function record_shown(uuid, uuid, text, text) from public;
grant execute on function record_shown(uuid, uuid, text, text) to onequeue_web, onequeue_worker;

-- As before, but for 7: nobody is asked for it, so no clock runs; when it is shown again its clock begins anew.
create or replace function finding_derives() returns trigger language plpgsql as $$
declare
  severity integer := coalesce(new.own_severity, new.vendor_severity_code);
  status integer := case
    when new.gone_at is not null or new.vendor_status_code = 5 then 5
    when new.own_status is null then new.vendor_status_code
    when new.own_status = 5 and new.kind in (1, 4) then new.vendor_status_code
    else new.own_status end;
  setting record;
  target interval;
  ends timestamptz;
  step integer := 0;
  others integer := 0;
begin
  -- Closed: the vendor's time where the vendor closed it, else ours.
  if status not in (4, 5) then new.closed_at := null;
  elsif tg_op = 'INSERT' or old.closed_at is null then
    new.closed_at := case when new.gone_at is not null or new.vendor_status_code >= 4
      then coalesce(new.gone_at, new.updated_at) else now() end;
  end if;

  select s.revision, s.weights, s.targets into setting from rank_setting s
    where s.workspace_id = new.workspace_id order by s.revision desc limit 1;
  if not found then
    select 0 as revision, rank_default_weights() as weights, rank_default_targets() as targets into setting;
  end if;

  -- The clock: runs while it is open, waits while somebody else is waited for, begins anew when it is opened again.
  if tg_op = 'INSERT' then new.clock_at := new.first_seen_at;
  elsif (old.closed_at is not null or old.status = 7) and status not in (4, 5, 7) then
    new.clock_at := now(); new.paused_at := null; new.paused_ms := 0;
  end if;
  if new.paused_at is not null and status <> 3 then
    new.paused_ms := new.paused_ms + (extract(epoch from greatest(now() - new.paused_at, interval '0')) * 1000)::bigint;
    new.paused_at := null;
  elsif status = 3 and new.paused_at is null then
    new.paused_at := case when tg_op = 'INSERT' then new.clock_at else now() end;
  end if;
  target := nullif(setting.targets[(new.source - 1) * 6 + severity], 0) * interval '1 minute';
  ends := new.clock_at + target + new.paused_ms * interval '1 millisecond';
  new.due_at := case when status < 3 or status = 6 then coalesce(ends, 'infinity') else 'infinity' end;
  new.left_ms := case when status = 3 then (extract(epoch from ends - new.paused_at) * 1000)::bigint end;
  new.late := coalesce(case when status = 3 then ends < new.paused_at when status in (4, 5) then ends < new.closed_at end, false);

  -- The rank, with the time left in steps: over a half, less, less than a fifth, over.
  new.rank_due_at := null;
  if new.due_at < 'infinity' then
    if now() >= ends then step := 4;
    elsif now() >= ends - target / 5 then step := 3; new.rank_due_at := ends;
    elsif now() >= ends - target / 2 then step := 2; new.rank_due_at := ends - target / 5;
    else step := 1; new.rank_due_at := ends - target / 2;
    end if;
  end if;
  if new.person_id is not null then
    select count(*) into others from (select 1 from finding o
      where o.workspace_id = new.workspace_id and o.person_id = new.person_id and o.id <> new.id limit 10) o;
  end if;
  new.rank_facts := step + (new.signals & 3) * 8 + ((new.signals >> 2) & 3) * 32
    + (case when others >= 10 then 2 when others >= 2 then 1 else 0 end) * 128 + ((new.signals >> 4) & 1) * 512;
  new.rank_revision := setting.revision;
  new.rank := rank_score(setting.weights, severity, new.rank_facts);
  new.changed_xid := pg_current_xact_id()::text::bigint;
  return new;
end $$;

-- As before, but what a rule suppresses is shown again, too, when its vendor says something new of it.
create or replace function finding_agrees() returns trigger language plpgsql as $$
declare winner text;
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
  -- What the vendor has resolved is resolved (lib/findings/derive.ts): there is nothing to choose.
  if new.own_status is not null and new.vendor_status_code <> old.vendor_status_code
    and new.own_status <> new.vendor_status_code and new.vendor_status_code <> 5 then
    winner := winner_of(new.workspace_id, new.source, 'status');
    if winner = 'vendor' then
      perform record_vendor_wins(new.workspace_id, new.id, 'status', new.own_status, new.vendor_status);
      new.own_status := null;
      new.version := new.version + 1;
    elsif winner = 'ask' then
      insert into finding_conflict (workspace_id, finding_id, field, ours, theirs, theirs_words)
      values (new.workspace_id, new.id, 'status', new.own_status, new.vendor_status_code, new.vendor_status)
      on conflict (workspace_id, finding_id, field) do update set ours = excluded.ours, theirs = excluded.theirs,
        theirs_words = excluded.theirs_words, at = now(), settled_at = null, settled_by = null, choice = null;
    end if;
  end if;
  return new;
end $$;
