-- A password an admin handed out: good for one sign-in, at which its person sets another.
alter table user_password add column one_time_until timestamptz(3);

drop function sign_in_lookup(text);
-- What sign-in needs of an account: its hash, until when a handed-out password holds, and its first workspace.
create function sign_in_lookup(mail text)
  returns table (user_id uuid, hash text, one_time_until timestamptz, workspace_id uuid) language sql stable
  security definer set search_path = public, pg_temp as $$
  select u.id, p.hash, p.one_time_until, m.workspace_id from app_user u
    left join user_password p on p.user_id = u.id
    join membership m on m.user_id = u.id and m.disabled_at is null
    where u.email = lower(mail) and u.disabled_at is null
    order by m.created_at, m.workspace_id limit 1 $$;

-- True when a person of this workspace belongs to no other: only then may its admin hand out a new password.
create function is_ours_alone(usr uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
  select exists (select 1 from membership where user_id = usr and workspace_id = current_workspace())
     and not exists (select 1 from membership where user_id = usr and workspace_id <> current_workspace()) $$;

-- The chain's head seals itself onto its own past. Whoever cuts rows and sets the head back to an earlier row would
-- have to know a head he cannot compute, and every head after that stays wrong.
create function audit_seal(previous_head bytea, row_mac bytea) returns bytea language sql security definer
  set search_path = public, pg_temp
  as $$ select hmac('head'::bytea || previous_head || row_mac, (select key from audit_key where id = 1), 'sha256') $$;

create or replace function audit_append(ws uuid, entries jsonb) returns bigint language plpgsql security definer
  set search_path = public, pg_temp as $$
declare head audit_head; last_mac bytea; e audit_event; entry jsonb;
begin
  if ws is distinct from current_workspace() then raise exception 'audit_append: another workspace'; end if;
  insert into audit_head values (ws, 0, '\x') on conflict do nothing;
  select * into head from audit_head where workspace_id = ws for update;
  last_mac := coalesce((select mac from audit_event where workspace_id = ws and seq = head.seq), '\x');
  for entry in select * from jsonb_array_elements(entries) loop
    e := row(ws, head.seq + 1, (entry->>'id')::uuid, clock_timestamp(), (entry->>'actorId')::uuid, entry->>'actor',
      entry->>'action', entry->>'subjectKind', entry->>'subjectId', nullif(entry->'before', 'null'),
      nullif(entry->'after', 'null'), entry->>'requestId', '\x')::audit_event;
    e.mac := audit_mac(e, last_mac);
    insert into audit_event select e.*;
    last_mac := e.mac; head.seq := e.seq; head.mac := audit_seal(head.mac, e.mac);
  end loop;
  update audit_head set seq = head.seq, mac = head.mac where workspace_id = ws;
  return head.seq;
end $$;

-- The first number whose chain does not hold, or null. A cut tail shows as the number after the last row.
create or replace function audit_verify(ws uuid) returns bigint language plpgsql security definer
  set search_path = public, pg_temp as $$
declare previous bytea := '\x'; sealed bytea := '\x'; expected bigint := 1; e audit_event; head audit_head;
begin
  if ws is distinct from current_workspace() then raise exception 'audit_verify: another workspace'; end if;
  for e in select * from audit_event where workspace_id = ws order by seq loop
    if e.seq <> expected or e.mac is distinct from audit_mac(e, previous) then return expected; end if;
    previous := e.mac; sealed := audit_seal(sealed, e.mac); expected := expected + 1;
  end loop;
  select * into head from audit_head where workspace_id = ws;
  if coalesce(head.seq, 0) <> expected - 1 or coalesce(head.mac, '\x') <> sealed then return expected; end if;
  return null;
end $$;

-- Chains that began before heads were sealed.
do $$
declare head audit_head; e audit_event; sealed bytea;
begin
  for head in select * from audit_head loop
    sealed := '\x';
    for e in select * from audit_event where workspace_id = head.workspace_id order by seq loop
      sealed := audit_seal(sealed, e.mac);
    end loop;
    update audit_head set mac = sealed where workspace_id = head.workspace_id;
  end loop;
end $$;

revoke execute on function sign_in_lookup(text), is_ours_alone(uuid), audit_seal(bytea, bytea) from public;
grant execute on function sign_in_lookup(text), is_ours_alone(uuid) to onequeue_web;
grant select (one_time_until) on user_password to onequeue_web;
