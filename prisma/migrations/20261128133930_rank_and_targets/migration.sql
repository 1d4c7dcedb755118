-- Targets, rank, and the number by which a reader learns what changed since it last looked.

-- How findings are ranked and how soon they should be closed, as an admin set it; rows are only ever added, so that the
-- factors of a score can always be told. Without a row the defaults of the functions below hold, as revision 0.
create table rank_setting (
  workspace_id uuid not null references workspace (id),
  revision integer not null check (revision > 0),
  -- Points at most of: severity, time left, data, external share, privileged identity, repeat offender, asset tag.
  weights smallint[] not null check (cardinality(weights) = 7),
  -- Minutes to close by source (dlp, posture, edge, automation) and, within it, by severity code 1 to 6; 0: no target.
  targets integer[] not null check (cardinality(targets) = 24),
  made_by uuid not null references app_user (id),
  made_at timestamptz(3) not null default now(),
  -- How far the worker has come in putting it to the findings that were there.
  walked_to uuid,
  done_at timestamptz(3),
  primary key (workspace_id, revision)
);
alter table rank_setting enable row level security;
create policy in_workspace on rank_setting using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert on rank_setting to onequeue_web;
grant select on rank_setting to onequeue_worker;
grant update (walked_to, done_at) on rank_setting to onequeue_worker;

create function rank_default_weights() returns smallint[] language sql immutable parallel safe
  as $$ select array[40, 20, 15, 8, 7, 6, 4]::smallint[] $$;
-- Critical in 4 hours, high in a day, medium in a week, low in 30 days, unknown in 3 days, for every source.
create function rank_default_targets() returns integer[] language sql immutable parallel safe
  as $$ select array[0, 4320, 43200, 10080, 1440, 240, 0, 4320, 43200, 10080, 1440, 240,
                     0, 4320, 43200, 10080, 1440, 240, 0, 4320, 43200, 10080, 1440, 240] $$;

-- What each factor gives, in the order of the weights. `facts`: bits 0-2 step of the time left, 3-4 of the data,
-- 5 shared outside, 6 privileged, 7-8 of the repeats, 9 tagged. lib/findings/rank.ts says the same in words.
create function rank_points(weights smallint[], severity integer, facts integer) returns integer[]
  language sql immutable parallel safe as $$
  select array[
    (weights[1] * (array[5, 30, 15, 40, 70, 100])[severity] + 50) / 100,
    (weights[2] * (array[0, 20, 50, 80, 100])[(facts & 7) + 1] + 50) / 100,
    (weights[3] * (array[0, 40, 70, 100])[((facts >> 3) & 3) + 1] + 50) / 100,
    weights[4] * ((facts >> 5) & 1),
    weights[5] * ((facts >> 6) & 1),
    (weights[6] * (array[0, 50, 100, 100])[((facts >> 7) & 3) + 1] + 50) / 100,
    weights[7] * ((facts >> 9) & 1)] $$;
create function rank_score(weights smallint[], severity integer, facts integer) returns integer
  language sql immutable parallel safe as $$
  select (p[1] + p[2] + p[3] + p[4] + p[5] + p[6] + p[7]) from (select rank_points(weights, severity, facts) as p) r $$;

alter table finding
  -- What the vendor's record says that the rank looks at: bits 0-1 step of the data, 2 shared outside, 3 privileged, 4 tagged.
  add column signals smallint not null default 0,
  -- When our clock began: first seen here, or opened again.
  add column clock_at timestamptz(3),
  add column paused_at timestamptz(3),
  add column paused_ms bigint not null default 0,
  -- By when it should be closed; infinity while no clock runs. Paused, `left_ms` keeps what was left.
  add column due_at timestamptz(3) not null default 'infinity',
  add column left_ms bigint,
  -- Its clock had run out when it was stopped by a pause or by closing.
  add column late boolean not null default false,
  add column rank smallint not null default 0,
  add column rank_facts smallint not null default 0,
  add column rank_revision integer not null default 0,
  -- When the time that is left takes its next step; the worker ranks it again then.
  add column rank_due_at timestamptz(3),
  -- The transaction that wrote it last: what is not below the lowest one still running at some look changed since.
  add column changed_xid bigint not null default 0;
update finding set clock_at = first_seen_at;
alter table finding alter column clock_at set default now(), alter column clock_at set not null;

-- Everything about a finding that follows from its other columns and is kept for indexes. It says "closed" and "waiting"
-- as the generated column `status` does; a generated column cannot be read before the row is written.
drop trigger finding_closes on finding;
drop function finding_closes();
create function finding_derives() returns trigger language plpgsql as $$
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
  if status < 4 then new.closed_at := null;
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
  elsif old.closed_at is not null and status < 4 then
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
  new.due_at := case when status < 3 then coalesce(ends, 'infinity') else 'infinity' end;
  new.left_ms := case when status = 3 then (extract(epoch from ends - new.paused_at) * 1000)::bigint end;
  new.late := coalesce(case when status = 3 then ends < new.paused_at when status > 3 then ends < new.closed_at end, false);

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
create trigger finding_derives before insert or update on finding for each row execute function finding_derives();
revoke execute on function finding_derives(), rank_default_weights(), rank_default_targets(),
  rank_points(smallint[], integer, integer), rank_score(smallint[], integer, integer) from public;
grant execute on function rank_default_weights(), rank_default_targets(), rank_points(smallint[], integer, integer),
  rank_score(smallint[], integer, integer) to onequeue_web, onequeue_worker;

-- Indexes anew at once, each with the columns that any filter may look at.
drop index finding_open, finding_all, finding_updated, finding_created, finding_closed;
update finding set signals = signals;
create index finding_open on finding (workspace_id, severity desc, updated_at desc, id desc)
  include (source, kind, status, late, connection_id, owner_id, policy_id, account_id, person_id, resource_id, created_at, due_at)
  where status < 4;
create index finding_all on finding (workspace_id, severity desc, updated_at desc, id desc)
  include (source, kind, status, late, connection_id, owner_id, policy_id, account_id, person_id, resource_id, created_at, due_at,
    verdict, gone_at, closed_at, last_action_id);
create index finding_updated on finding (workspace_id, updated_at desc, id desc)
  include (source, kind, severity, status, late, connection_id, owner_id, policy_id, account_id, person_id, resource_id, created_at, due_at);
create index finding_created on finding (workspace_id, created_at desc, id desc)
  include (source, kind, severity, status, late, connection_id, owner_id, policy_id, account_id, person_id, resource_id, updated_at, due_at);
create index finding_closed on finding (workspace_id, closed_at desc, id desc)
  include (source, kind, severity, status, late, connection_id, owner_id, policy_id, account_id, person_id, resource_id, created_at, updated_at)
  where closed_at is not null;
create index finding_rank on finding (workspace_id, rank desc, updated_at desc, id desc)
  include (source, kind, severity, status, late, connection_id, owner_id, policy_id, account_id, person_id, resource_id, created_at, due_at);
create index finding_due on finding (workspace_id, due_at, id)
  include (source, kind, severity, status, late, connection_id, owner_id, policy_id, account_id, person_id, resource_id, created_at, updated_at);
create index finding_late on finding (workspace_id, severity desc, updated_at desc, id desc) where late;
create index finding_paused on finding (workspace_id, severity desc, updated_at desc, id desc) where paused_at is not null;
create index finding_rank_due on finding (workspace_id, rank_due_at) where rank_due_at is not null;
create index finding_changed on finding (workspace_id, changed_xid);

-- The findings whose words match, with the columns that filters, orders and facets read.
drop function finding_text_match(uuid, tsquery);
create function finding_text_match(ws uuid, words tsquery)
  returns table (workspace_id uuid, id uuid, severity smallint, updated_at timestamptz(3), created_at timestamptz(3),
    source smallint, kind smallint, status smallint, connection_id uuid, owner_id uuid, policy_id integer,
    account_id integer, person_id integer, resource_id integer, verdict smallint, gone_at timestamptz(3),
    closed_at timestamptz(3), last_action_id uuid, external_id text, due_at timestamptz(3), late boolean,
    paused_at timestamptz(3), rank smallint)
  language plpgsql stable rows 1000 security definer set search_path = public, pg_temp as $$
begin
  perform check_workspace(ws);
  return query select f.workspace_id, f.id, f.severity, f.updated_at, f.created_at, f.source, f.kind, f.status,
      f.connection_id, f.owner_id, f.policy_id, f.account_id, f.person_id, f.resource_id, f.verdict, f.gone_at,
      f.closed_at, f.last_action_id, f.external_id, f.due_at, f.late, f.paused_at, f.rank
    from finding f
    where f.workspace_id = ws and to_tsvector('simple', f.title || ' ' || f.description) @@ words;
end $$;
revoke execute on function finding_text_match(uuid, tsquery) from public;
grant execute on function finding_text_match(uuid, tsquery) to onequeue_web, onequeue_worker;
