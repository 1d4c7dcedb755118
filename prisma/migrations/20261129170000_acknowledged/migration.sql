-- When one of us first did something to a finding. It follows from the history alone: the history itself writes it, and no
-- role may. Beside the finding and not in it: few of a million are ever touched, and a row of the queue is not written
-- twice for one deed.
create table finding_acknowledgement (
  workspace_id uuid not null,
  finding_id uuid not null,
  at timestamptz(3) not null,
  -- When we first read it: what went before is the vendor's time and not ours.
  seen_at timestamptz(3) not null,
  primary key (workspace_id, finding_id)
);
create index finding_acknowledgement_at on finding_acknowledgement (workspace_id, at desc, finding_id);

-- What one only looks at is no deed. The history never fails over what stands in it.
create function acknowledges(e audit_event) returns boolean language sql immutable as $$
  select e.actor_id is not null and e.subject_kind = 'finding' and e.subject_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    and e.action not in ('finding.watch', 'finding.unwatch', 'finding.see_mentions') $$;

insert into finding_acknowledgement (workspace_id, finding_id, at, seen_at)
select e.workspace_id, f.id, min(e.at), min(f.first_seen_at) from audit_event e
join finding f on f.workspace_id = e.workspace_id and f.id::text = e.subject_id where acknowledges(e) group by 1, 2;

create function finding_acknowledged() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  insert into finding_acknowledgement (workspace_id, finding_id, at, seen_at)
  select f.workspace_id, f.id, new.at, f.first_seen_at from finding f
  where f.workspace_id = new.workspace_id and f.id = new.subject_id::uuid on conflict do nothing;
  return null;
end $$;
create trigger finding_acknowledged after insert on audit_event for each row when (acknowledges(new))
  execute function finding_acknowledged();

alter table finding_acknowledgement enable row level security;
create policy in_workspace on finding_acknowledgement using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select on finding_acknowledgement to onequeue_web, onequeue_worker;
