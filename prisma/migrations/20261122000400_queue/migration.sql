-- What the queue is searched and counted by.

-- When a finding became closed: the vendor's time where the vendor closed it, else ours. Null while it is open.
alter table finding add column closed_at timestamptz(3);
update finding set closed_at = coalesce(gone_at, updated_at) where status >= 4;

-- Says "closed" as the generated column `status` does; a generated column cannot be read before the row is written.
create function finding_closes() returns trigger language plpgsql as $$
declare vendor_closed boolean := new.gone_at is not null or new.vendor_status_code >= 4;
declare closed boolean := new.gone_at is not null or new.vendor_status_code = 5 or
  case when new.own_status is null or (new.own_status = 5 and new.kind in (1, 4)) then new.vendor_status_code >= 4
       else new.own_status >= 4 end;
begin
  if not closed then new.closed_at := null;
  elsif tg_op = 'INSERT' or old.closed_at is null then
    new.closed_at := case when vendor_closed then coalesce(new.gone_at, new.updated_at) else now() end;
  end if;
  return new;
end $$;
create trigger finding_closes before insert or update of vendor_status_code, own_status, gone_at on finding
  for each row execute function finding_closes();

create index finding_closed on finding (workspace_id, closed_at desc, id desc)
  include (source, kind, severity, status, connection_id, owner_id, policy_id, account_id, person_id, resource_id, created_at, updated_at)
  where closed_at is not null;

-- Counts over any filter read this index alone; the columns added here are null in most rows and take no room there.
drop index finding_all;
create index finding_all on finding (workspace_id, severity desc, updated_at desc, id desc)
  include (source, kind, status, connection_id, owner_id, policy_id, account_id, person_id, resource_id, created_at,
    verdict, gone_at, closed_at, last_action_id);

-- What few findings have.
create index finding_verdict on finding (workspace_id, verdict, severity desc, updated_at desc, id desc) where verdict is not null;
create index finding_gone on finding (workspace_id, severity desc, updated_at desc, id desc) where gone_at is not null;
create index finding_acted on finding (workspace_id, severity desc, updated_at desc, id desc) where last_action_id is not null;

-- Names by their first letters, in any case. Cut, because a name may be longer than an index entry.
create index term_prefix on term (workspace_id, field, left(lower(value), 200) text_pattern_ops);

-- Under row security neither lower() nor @@ may use an index: these functions step past it, and check the workspace themselves.
create function check_workspace(ws uuid) returns void language plpgsql stable as $$
begin
  if ws is distinct from current_workspace() then raise exception 'another workspace'; end if;
end $$;

-- Terms of a field that are, or begin with, a word in any case; at most `most`, by name.
create function term_match(ws uuid, wanted smallint, word text, prefixed boolean, most integer)
  returns table (id integer, value text) language plpgsql stable security definer set search_path = public, pg_temp as $$
declare cut text := left(lower(word), 200);
begin
  perform check_workspace(ws);
  if prefixed then
    return query select t.id, t.value from term t
      where t.workspace_id = ws and t.field = wanted
        and left(lower(t.value), 200) ~>=~ cut and left(lower(t.value), 200) ~<~ (cut || chr(1114111))
        and starts_with(lower(t.value), lower(word))
      order by left(lower(t.value), 200) using ~<~ limit most;
  else
    return query select t.id, t.value from term t
      where t.workspace_id = ws and t.field = wanted and left(lower(t.value), 200) = cut and lower(t.value) = lower(word)
      limit most;
  end if;
end $$;

-- Words that stand one after the other; with `prefixed` each may go on.
create function finding_words(wanted text, prefixed boolean) returns tsquery language sql immutable
  set search_path = public, pg_temp as $$
  select case when prefixed
    then to_tsquery('simple', '''' || replace(replace(wanted, '\', '\\'), '''', '''''') || ''':*')
    else phraseto_tsquery('simple', wanted) end $$;

-- The findings whose words match, with the columns that filters, orders and facets read.
create function finding_text_match(ws uuid, words tsquery)
  returns table (workspace_id uuid, id uuid, severity smallint, updated_at timestamptz(3), created_at timestamptz(3),
    source smallint, kind smallint, status smallint, connection_id uuid, owner_id uuid, policy_id integer,
    account_id integer, person_id integer, resource_id integer, verdict smallint, gone_at timestamptz(3),
    closed_at timestamptz(3), last_action_id uuid, external_id text)
  language plpgsql stable rows 1000 security definer set search_path = public, pg_temp as $$
begin
  perform check_workspace(ws);
  return query select f.workspace_id, f.id, f.severity, f.updated_at, f.created_at, f.source, f.kind, f.status,
      f.connection_id, f.owner_id, f.policy_id, f.account_id, f.person_id, f.resource_id, f.verdict, f.gone_at,
      f.closed_at, f.last_action_id, f.external_id
    from finding f
    where f.workspace_id = ws and to_tsvector('simple', f.title || ' ' || f.description) @@ words;
end $$;

-- About how many match, from the word frequencies that ANALYZE keeps: nothing is read.
create function finding_text_estimate(ws uuid, words tsquery) returns bigint language plpgsql security definer
  set search_path = public, pg_temp as $$
declare plan json;
begin
  perform check_workspace(ws);
  execute format($q$explain (format json) select 1 from finding f
    where f.workspace_id = %L and to_tsvector('simple', f.title || ' ' || f.description) @@ %L::tsquery$q$, ws, words) into plan;
  return (plan->0->'Plan'->>'Plan Rows')::bigint;
end $$;

revoke execute on function check_workspace(uuid), term_match(uuid, smallint, text, boolean, integer),
  finding_words(text, boolean), finding_text_match(uuid, tsquery), finding_text_estimate(uuid, tsquery), finding_closes() from public;
grant execute on function term_match(uuid, smallint, text, boolean, integer), finding_words(text, boolean),
  finding_text_match(uuid, tsquery), finding_text_estimate(uuid, tsquery) to onequeue_web, onequeue_worker;
