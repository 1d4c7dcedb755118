-- What the vendor changes after we wrote it, or over what was set here, is seen at the moment it is stored.

-- The vendor changed it later: when, and to what.
alter table action add column drifted_at timestamptz(3), add column drifted_to text;

-- A field that both the vendor and we have a word on, while a person has not chosen.
create table finding_conflict (
  workspace_id uuid not null,
  finding_id uuid not null,
  field text not null check (field in ('status', 'severity')),
  -- Codes of ours; the vendor's own word beside its code.
  ours smallint not null,
  theirs smallint not null,
  theirs_words text,
  at timestamptz(3) not null default now(),
  settled_at timestamptz(3),
  settled_by uuid references app_user (id),
  choice text check (choice in ('ours', 'theirs')),
  primary key (workspace_id, finding_id, field),
  foreign key (workspace_id, finding_id) references finding (workspace_id, id)
);
alter table finding_conflict enable row level security;
create policy in_workspace on finding_conflict using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, update on finding_conflict to onequeue_web, onequeue_worker;
grant update (drifted_at, drifted_to) on action to onequeue_web, onequeue_worker;

-- Who is right where both have a word on a field: what an admin set, else a person is asked (lib/actions/acting-rules.ts).
create function winner_of(ws uuid, source smallint, field text) returns text language sql stable as $$
  select coalesce((select winners->>((array['dlp', 'posture', 'edge', 'automation'])[source] || '.' || field)
    from acting_rules where workspace_id = ws), 'ask') $$;

-- The vendor's word has replaced ours: on record as ours that it was dropped.
create function record_vendor_wins(ws uuid, finding uuid, field text, ours smallint, theirs text) returns void language sql as $$
  select audit_append(ws, jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'actor', 'Onequeue',
    'action', 'finding.vendor_wins', 'subjectKind', 'finding', 'subjectId', finding,
    'before', jsonb_build_object('field', field, 'ours', ours), 'after', jsonb_build_object('field', field, 'theirs', theirs)))) $$;

-- The last write to a field that was read back, when the vendor has something else now. What we are writing again is no drift.
create function note_drift(ws uuid, finding uuid, commands text[], value text) returns void language sql as $$
  update action a set drifted_at = now(), drifted_to = value
  where a.workspace_id = ws and a.drifted_at is null and a.confirmed_at is not null and a.state = 'done'
    and a.id = (select b.id from action b where b.workspace_id = ws and b.finding_id = finding and b.command = any(commands)
      and b.state not in ('cancelled', 'rejected') order by b.requested_at desc, b.id desc limit 1) $$;

create function finding_agrees() returns trigger language plpgsql as $$
declare winner text;
begin
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
-- Before `finding_derives` by its name: when it was closed follows from what is ours then.
create trigger finding_agrees before update of vendor_status, vendor_status_code, vendor_severity_code, vendor_owner on finding
  for each row when ((new.own_status is not null or new.own_severity is not null or new.last_action_id is not null)
    and (new.vendor_status is distinct from old.vendor_status or new.vendor_status_code <> old.vendor_status_code
      or new.vendor_severity_code <> old.vendor_severity_code or new.vendor_owner is distinct from old.vendor_owner))
  execute function finding_agrees();

revoke execute on function winner_of(uuid, smallint, text), record_vendor_wins(uuid, uuid, text, smallint, text),
  note_drift(uuid, uuid, text[], text), finding_agrees() from public;
grant execute on function winner_of(uuid, smallint, text), record_vendor_wins(uuid, uuid, text, smallint, text),
  note_drift(uuid, uuid, text[], text) to onequeue_web, onequeue_worker;
