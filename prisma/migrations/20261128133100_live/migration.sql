-- Lists that are looked at hear of what changed: once a statement, whoever made the change, and never once a row.
-- More ids than this are not named; the list is then looked at as a whole.
create function tell_changed(ws uuid, n bigint, ids uuid[]) returns void language sql set search_path = public, pg_temp as $$
  select pg_notify('onequeue_changes', json_build_object('workspaceId', ws, 'noun', 'finding', 'changed', n,
    'ids', case when n <= 50 then ids end)::text) $$;

create function tell_findings() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare one record;
begin
  for one in select c.workspace_id as ws, count(*) as n from changed c group by 1 loop
    perform tell_changed(one.ws, one.n,
      array(select c.id from changed c where c.workspace_id = one.ws and one.n <= 50));
  end loop;
  return null;
end $$;
create trigger finding_added_told after insert on finding referencing new table as changed
  for each statement execute function tell_findings();
create trigger finding_changed_told after update on finding referencing new table as changed
  for each statement execute function tell_findings();

-- How true the last write is stands in the row of its finding.
create function tell_actions() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare one record;
begin
  for one in
    select a.workspace_id as ws, count(*) as n, (array_agg(a.finding_id))[1:50] as ids
    from changed a join was o on o.workspace_id = a.workspace_id and o.id = a.id
    where a.finding_id is not null and (a.state, a.confirmed_at) is distinct from (o.state, o.confirmed_at) group by 1
  loop
    perform tell_changed(one.ws, one.n, one.ids);
  end loop;
  return null;
end $$;
create trigger action_changed_told after update on action referencing old table as was new table as changed
  for each statement execute function tell_actions();

-- Streams that are open ask again who they belong to as soon as a session, a role or an account has changed.
create function tell_sessions() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform pg_notify('onequeue_sessions', '');
  return null;
end $$;
create trigger session_told after update of ended_at, workspace_id on session
  for each statement execute function tell_sessions();
create trigger membership_told after update of role, disabled_at on membership
  for each statement execute function tell_sessions();
create trigger user_told after update of disabled_at on app_user
  for each statement execute function tell_sessions();

-- Who is behind some tokens now, without counting as their use: an open stream must not keep a session from idling.
create function session_watch(hashes bytea[], idle_seconds integer)
  returns table (token_hash bytea, workspace_id uuid, user_id uuid, role text) language sql stable security definer
  set search_path = public, pg_temp as $$
  select s.token_hash, s.workspace_id, s.user_id, m.role
  from session s
  join app_user u on u.id = s.user_id and u.disabled_at is null
  join membership m on m.user_id = s.user_id and m.workspace_id = s.workspace_id and m.disabled_at is null
  where s.token_hash = any(hashes) and s.ended_at is null and s.expires_at > now()
    and s.last_seen_at > now() - make_interval(secs => idle_seconds) $$;

revoke execute on function tell_changed(uuid, bigint, uuid[]), tell_findings(), tell_actions(), tell_sessions(),
  session_watch(bytea[], integer) from public;
grant execute on function tell_changed(uuid, bigint, uuid[]) to onequeue_web, onequeue_worker;
grant execute on function session_watch(bytea[], integer) to onequeue_web;
