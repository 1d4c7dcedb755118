-- The ground of Onequeue. Roles onequeue_web and onequeue_worker exist before this runs (scripts/database.mjs).
create extension if not exists pgcrypto;

-- The workspace of the session or transaction; null when none is set, and then row security shows nothing.
create function current_workspace() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('onequeue.workspace', true), '')::uuid $$;

create table workspace (
  id uuid primary key,
  name text not null,
  sandbox boolean not null default false,
  created_at timestamptz(3) not null default now()
);

create table app_user (
  id uuid primary key,
  email text not null unique,
  name text not null,
  disabled_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  constraint app_user_email_lower check (email = lower(email))
);

-- Apart from app_user so that the web role can set a hash but never list them.
create table user_password (
  user_id uuid primary key references app_user (id),
  hash text not null,
  updated_at timestamptz(3) not null default now()
);

create table membership (
  workspace_id uuid not null references workspace (id),
  user_id uuid not null references app_user (id),
  role text not null check (role in ('analyst', 'manager', 'admin')),
  disabled_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, user_id)
);

create table session (
  id uuid primary key,
  token_hash bytea not null unique,
  user_id uuid not null references app_user (id),
  workspace_id uuid not null references workspace (id),
  created_at timestamptz(3) not null default now(),
  last_seen_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index session_of_user on session (user_id);

-- Guesses at a sign-in, by account and by address; a row is a leaky bucket.
create table sign_in_throttle (
  key text primary key,
  failures double precision not null default 0,
  counted_at timestamptz(3) not null default now()
);

-- One row: the one-time set-up link of a fresh install.
create table install (
  only_row boolean primary key default true check (only_row),
  setup_token_hash bytea,
  done_at timestamptz(3)
);

-- What the web seals new credentials to. The private half never leaves the worker.
create table worker_key (
  id text primary key,
  public_key bytea not null,
  created_at timestamptz(3) not null default now()
);

create table workspace_key (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  kek_id text not null,
  envelope bytea not null,
  created_at timestamptz(3) not null default now(),
  retired_at timestamptz(3),
  primary key (workspace_id, id)
);

create table connection (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  vendor text not null,
  name text not null,
  origin text not null,
  settings jsonb not null default '{}',
  -- pending: credentials sealed, not yet opened by the worker.
  state text not null default 'pending'
    check (state in ('pending', 'ok', 'failing', 'auth_failed', 'disabled', 'removed')),
  state_note text,
  state_at timestamptz(3) not null default now(),
  verified_at timestamptz(3),
  credentials_at timestamptz(3),
  created_by uuid,
  created_at timestamptz(3) not null default now(),
  version integer not null default 1,
  primary key (workspace_id, id)
);
create unique index connection_name on connection (workspace_id, lower(name)) where state <> 'removed';

create table connection_inbox (
  workspace_id uuid not null,
  connection_id uuid not null,
  id uuid not null,
  worker_key_id text not null,
  sealed bytea not null,
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, connection_id, id),
  foreign key (workspace_id, connection_id) references connection (workspace_id, id)
);

create table connection_secret (
  workspace_id uuid not null,
  connection_id uuid not null,
  field text not null,
  key_id uuid not null,
  envelope bytea not null,
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, connection_id, field),
  foreign key (workspace_id, connection_id) references connection (workspace_id, id),
  foreign key (workspace_id, key_id) references workspace_key (workspace_id, id)
);

-- Vendor session tokens, sealed like credentials, shared by every worker so that one renewal serves all.
create table vendor_token (
  workspace_id uuid not null,
  connection_id uuid not null,
  key_id uuid not null,
  envelope bytea not null,
  expires_at timestamptz(3) not null,
  primary key (workspace_id, connection_id),
  foreign key (workspace_id, connection_id) references connection (workspace_id, id)
);

-- Limits belong to a credential or an address, not to a workspace.
create table rate_bucket (
  key text primary key,
  tokens double precision not null,
  refilled_at timestamptz not null,
  slowed_until timestamptz,
  blocked_until timestamptz
);

create table sync_stream (
  workspace_id uuid not null,
  connection_id uuid not null,
  noun text not null,
  -- head: what is new. backfill: the past, window by window. open: open records walked again.
  stream text not null check (stream in ('head', 'backfill', 'open')),
  state text not null default 'idle' check (state in ('idle', 'running', 'complete', 'partial', 'failed')),
  cursor jsonb not null default '{}',
  attempt integer not null default 0,
  lease_until timestamptz(3),
  due_at timestamptz(3) not null default now(),
  started_at timestamptz(3),
  last_success_at timestamptz(3),
  last_nonempty_at timestamptz(3),
  last_error jsonb,
  failures integer not null default 0,
  vendor_total bigint,
  windows_done integer not null default 0,
  windows_total integer not null default 0,
  seen bigint not null default 0,
  changed bigint not null default 0,
  odd bigint not null default 0,
  primary key (workspace_id, connection_id, noun, stream),
  foreign key (workspace_id, connection_id) references connection (workspace_id, id)
);

create table odd_record (
  workspace_id uuid not null,
  connection_id uuid not null,
  noun text not null,
  external_id text not null,
  reason text not null,
  at timestamptz(3) not null default now(),
  primary key (workspace_id, connection_id, noun, external_id),
  foreign key (workspace_id, connection_id) references connection (workspace_id, id)
);

-- Dictionary of the long words findings share. field: 1 policy, 2 account, 3 person, 4 resource.
create table term (
  workspace_id uuid not null references workspace (id),
  id integer generated always as identity,
  field smallint not null,
  value text not null,
  primary key (workspace_id, id)
);
create unique index term_value on term (workspace_id, field, md5(value));

create table finding (
  workspace_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  source smallint not null,
  kind smallint not null,
  external_id text not null,
  title text not null,
  description text not null,
  subject text,
  vendor_severity text,
  vendor_severity_code smallint not null,
  own_severity smallint,
  severity smallint not null generated always as (coalesce(own_severity, vendor_severity_code)) stored,
  vendor_status text,
  vendor_status_code smallint not null,
  own_status smallint,
  gone_at timestamptz(3),
  -- The one place that says who wins: lib/findings/derive.ts explains it and is tested against it.
  status smallint not null generated always as (
    case
      when gone_at is not null or vendor_status_code = 5 then 5
      when own_status is null then vendor_status_code
      when own_status = 5 and kind in (1, 4) then vendor_status_code
      else own_status
    end) stored,
  vendor_owner text,
  owner_id uuid references app_user (id),
  verdict smallint,
  person_id integer,
  resource_id integer,
  account_id integer,
  policy_id integer,
  last_action_id uuid,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  first_seen_at timestamptz(3) not null default now(),
  hash bytea not null,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, connection_id) references connection (workspace_id, id)
);
create unique index finding_external on finding (workspace_id, connection_id, kind, external_id);
create index finding_open on finding (workspace_id, severity desc, updated_at desc, id desc)
  include (source, kind, status, connection_id, owner_id, policy_id, account_id, person_id, resource_id, created_at)
  where status < 4;
create index finding_all on finding (workspace_id, severity desc, updated_at desc, id desc)
  include (source, kind, status, connection_id, owner_id, policy_id, account_id, person_id, resource_id, created_at);
create index finding_updated on finding (workspace_id, updated_at desc, id desc)
  include (source, kind, severity, status, connection_id, owner_id, policy_id, account_id, person_id, resource_id, created_at);
create index finding_created on finding (workspace_id, created_at desc, id desc)
  include (source, kind, severity, status, connection_id, owner_id, policy_id, account_id, person_id, resource_id, updated_at);
create index finding_account on finding (workspace_id, account_id, severity desc, updated_at desc, id desc) where account_id is not null;
create index finding_policy on finding (workspace_id, policy_id, severity desc, updated_at desc, id desc) where policy_id is not null;
create index finding_person on finding (workspace_id, person_id, severity desc, updated_at desc, id desc) where person_id is not null;
create index finding_resource on finding (workspace_id, resource_id, severity desc, updated_at desc, id desc) where resource_id is not null;
create index finding_owner on finding (workspace_id, owner_id, severity desc, updated_at desc, id desc) where owner_id is not null;
create index finding_text on finding using gin (to_tsvector('simple', title || ' ' || description));
alter table finding set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.02);

create table finding_raw (
  workspace_id uuid not null,
  finding_id uuid not null,
  raw jsonb not null,
  primary key (workspace_id, finding_id),
  foreign key (workspace_id, finding_id) references finding (workspace_id, id)
);

create table finding_label (
  workspace_id uuid not null,
  finding_id uuid not null,
  label text not null,
  -- vendor: read from the record. own: put here by one of us.
  origin text not null check (origin in ('vendor', 'own')),
  at timestamptz(3) not null default now(),
  primary key (workspace_id, finding_id, label),
  foreign key (workspace_id, finding_id) references finding (workspace_id, id)
);
create index finding_label_label on finding_label (workspace_id, label);

create table finding_note (
  workspace_id uuid not null,
  id uuid not null,
  finding_id uuid not null,
  author_id uuid not null references app_user (id),
  body text not null,
  at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, finding_id) references finding (workspace_id, id)
);
create index finding_note_finding on finding_note (workspace_id, finding_id, at);

-- Policies, workflows, runs, tags, activity, users: kept as the vendor sent them, read by schema.
create table item (
  workspace_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  noun text not null,
  kind text not null,
  external_id text not null,
  title text not null,
  status text,
  at timestamptz(3) not null,
  gone_at timestamptz(3),
  raw jsonb not null,
  hash bytea not null,
  last_action_id uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, connection_id) references connection (workspace_id, id)
);
create unique index item_external on item (workspace_id, connection_id, noun, external_id);
create index item_list on item (workspace_id, noun, at desc, id desc);
create index item_title on item (workspace_id, noun, lower(title), id);

-- The outbox: every write to a vendor is a row here before a socket opens.
create table action (
  workspace_id uuid not null,
  id uuid not null,
  batch_id uuid,
  connection_id uuid not null,
  finding_id uuid,
  item_id uuid,
  command text not null,
  target text not null,
  input jsonb not null,
  reference text not null,
  state text not null check (state in
    ('held', 'queued', 'claimed', 'sending', 'done', 'rejected', 'unclear', 'reading_back', 'needs_you', 'cancelled')),
  priority smallint not null default 5,
  not_before timestamptz(3) not null default now(),
  attempt integer not null default 0,
  lease_until timestamptz(3),
  requested_by uuid not null references app_user (id),
  requested_at timestamptz(3) not null default now(),
  sent_at timestamptz(3),
  settled_at timestamptz(3),
  -- When a read after the write returned what was asked for.
  confirmed_at timestamptz(3),
  outcome jsonb,
  idempotency_key text,
  request_hash bytea,
  primary key (workspace_id, id),
  foreign key (workspace_id, connection_id) references connection (workspace_id, id)
);
create unique index action_intent on action (workspace_id, requested_by, idempotency_key) where idempotency_key is not null;
create index action_due on action (workspace_id, priority, not_before)
  where state in ('held', 'queued', 'claimed', 'sending', 'unclear', 'reading_back');
create index action_finding on action (workspace_id, finding_id, requested_at desc) where finding_id is not null;
create index action_item on action (workspace_id, item_id, requested_at desc) where item_id is not null;
create index action_batch on action (workspace_id, batch_id) where batch_id is not null;
create index action_recent on action (workspace_id, requested_at desc);

-- ── Audit: append-only, one HMAC chain a workspace, written only by audit_append ──
create table audit_key (id integer primary key, key bytea not null);
create table audit_head (workspace_id uuid primary key references workspace (id), seq bigint not null, mac bytea not null);
create table audit_event (
  workspace_id uuid not null,
  seq bigint not null,
  id uuid not null,
  at timestamptz(3) not null,
  actor_id uuid,
  actor text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  before jsonb,
  after jsonb,
  request_id text,
  mac bytea not null,
  primary key (workspace_id, seq)
);
create index audit_subject on audit_event (workspace_id, subject_kind, subject_id, seq desc);
create index audit_time on audit_event (workspace_id, at desc, seq desc);
insert into audit_key values (1, gen_random_bytes(32));

create function audit_mac(e audit_event, previous bytea) returns bytea language sql security definer
  set search_path = public, pg_temp
  as $$ select hmac(previous || convert_to(jsonb_build_array(
      e.workspace_id, e.seq, e.id, extract(epoch from e.at), e.actor_id, e.actor, e.action,
      e.subject_kind, e.subject_id, e.before, e.after, e.request_id)::text, 'UTF8'),
    (select key from audit_key where id = 1), 'sha256') $$;

-- entries: [{id, actorId, actor, action, subjectKind, subjectId, before, after, requestId}]; answers the last number.
create function audit_append(ws uuid, entries jsonb) returns bigint language plpgsql security definer
  set search_path = public, pg_temp as $$
declare head audit_head; e audit_event; entry jsonb;
begin
  if ws is distinct from current_workspace() then raise exception 'audit_append: another workspace'; end if;
  insert into audit_head values (ws, 0, '\x') on conflict do nothing;
  select * into head from audit_head where workspace_id = ws for update;
  for entry in select * from jsonb_array_elements(entries) loop
    e := row(ws, head.seq + 1, (entry->>'id')::uuid, clock_timestamp(), (entry->>'actorId')::uuid, entry->>'actor',
      entry->>'action', entry->>'subjectKind', entry->>'subjectId', nullif(entry->'before', 'null'),
      nullif(entry->'after', 'null'), entry->>'requestId', '\x')::audit_event;
    e.mac := audit_mac(e, head.mac);
    insert into audit_event select e.*;
    head.seq := e.seq; head.mac := e.mac;
  end loop;
  update audit_head set seq = head.seq, mac = head.mac where workspace_id = ws;
  return head.seq;
end $$;

-- The first number whose chain does not hold, or null. A tail cut off shows as the number after the last row.
create function audit_verify(ws uuid) returns bigint language plpgsql security definer
  set search_path = public, pg_temp as $$
declare previous bytea := '\x'; expected bigint := 1; e audit_event; head audit_head;
begin
  if ws is distinct from current_workspace() then raise exception 'audit_verify: another workspace'; end if;
  for e in select * from audit_event where workspace_id = ws order by seq loop
    if e.seq <> expected or e.mac is distinct from audit_mac(e, previous) then return expected; end if;
    previous := e.mac; expected := expected + 1;
  end loop;
  select * into head from audit_head where workspace_id = ws;
  if found and (head.seq <> expected - 1 or head.mac is distinct from previous) then return expected; end if;
  return null;
end $$;

-- ── Sessions: no role reads the table; these are the only doors ──
create function session_open(sid uuid, hash bytea, usr uuid, ws uuid, max_seconds integer) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into session (id, token_hash, user_id, workspace_id, expires_at)
  select sid, hash, usr, m.workspace_id, now() + make_interval(secs => max_seconds)
  from membership m join app_user u on u.id = m.user_id
  where m.user_id = usr and m.workspace_id = ws and m.disabled_at is null and u.disabled_at is null $$;

-- Who is behind a token now: nothing when ended, idle too long, disabled or without membership.
create function session_lookup(hash bytea, idle_seconds integer)
  returns table (session_id uuid, user_id uuid, user_name text, user_email text,
                 workspace_id uuid, workspace_name text, sandbox boolean, role text)
  language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  update session s set last_seen_at = now()
    where s.token_hash = hash and s.ended_at is null and s.last_seen_at < now() - interval '60 seconds'
      and s.last_seen_at > now() - make_interval(secs => idle_seconds) and s.expires_at > now();
  return query select s.id, u.id, u.name, u.email, w.id, w.name, w.sandbox, m.role
    from session s
    join app_user u on u.id = s.user_id and u.disabled_at is null
    join membership m on m.user_id = s.user_id and m.workspace_id = s.workspace_id and m.disabled_at is null
    join workspace w on w.id = s.workspace_id
    where s.token_hash = hash and s.ended_at is null and s.expires_at > now()
      and s.last_seen_at > now() - make_interval(secs => idle_seconds);
end $$;

create function session_end(hash bytea) returns void language sql security definer set search_path = public, pg_temp
  as $$ update session set ended_at = now() where token_hash = hash and ended_at is null $$;

create function session_end_user(usr uuid) returns void language sql security definer set search_path = public, pg_temp
  as $$ update session set ended_at = now() where user_id = usr and ended_at is null
        and exists (select 1 from membership m where m.user_id = usr and m.workspace_id = current_workspace()) $$;

-- Workspaces a user may switch to.
create function workspaces_of(hash bytea) returns table (id uuid, name text, role text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select w.id, w.name, m.role from session s
    join membership m on m.user_id = s.user_id and m.disabled_at is null
    join workspace w on w.id = m.workspace_id
    where s.token_hash = hash and s.ended_at is null and s.expires_at > now() order by w.name $$;

create function session_switch(hash bytea, ws uuid) returns boolean language sql security definer
  set search_path = public, pg_temp as $$
  with moved as (
    update session s set workspace_id = ws where s.token_hash = hash and s.ended_at is null
      and exists (select 1 from membership m where m.user_id = s.user_id and m.workspace_id = ws and m.disabled_at is null)
    returning 1)
  select exists (select 1 from moved) $$;

-- What sign-in needs of an account: its hash and its first workspace.
create function sign_in_lookup(mail text)
  returns table (user_id uuid, name text, hash text, workspace_id uuid) language sql stable security definer
  set search_path = public, pg_temp as $$
  select u.id, u.name, p.hash, m.workspace_id from app_user u
    left join user_password p on p.user_id = u.id
    join membership m on m.user_id = u.id and m.disabled_at is null
    where u.email = lower(mail) and u.disabled_at is null
    order by m.created_at, m.workspace_id limit 1 $$;

-- A new workspace with its first admin; the caller's own transaction then works inside it.
create function workspace_create(ws uuid, title text, is_sandbox boolean, usr uuid) returns void language sql
  security definer set search_path = public, pg_temp as $$
  insert into workspace (id, name, sandbox) values (ws, title, is_sandbox);
  insert into membership (workspace_id, user_id, role) values (ws, usr, 'admin') $$;

-- For the worker's loops: which walls to step behind, one after the other.
create function workspace_ids() returns setof uuid language sql stable security definer
  set search_path = public, pg_temp as $$ select id from workspace order by created_at $$;

-- ── Row security: the second wall, on every table that has a workspace ──
do $$
declare t text;
begin
  foreach t in array array['membership', 'workspace_key', 'connection', 'connection_inbox', 'connection_secret',
    'vendor_token', 'sync_stream', 'odd_record', 'term', 'finding', 'finding_raw', 'finding_label', 'finding_note',
    'item', 'action', 'audit_event']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy in_workspace on %I using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
  end loop;
  execute 'alter table workspace enable row level security';
  execute 'create policy in_workspace on workspace using (id = current_workspace()) with check (id = current_workspace())';
end $$;
alter table session enable row level security;
alter table audit_head enable row level security;

-- ── Rights ──
revoke all on schema public from public;
grant usage on schema public to onequeue_web, onequeue_worker;
revoke execute on all functions in schema public from public;
grant execute on function current_workspace(), audit_append(uuid, jsonb), audit_verify(uuid), session_lookup(bytea, integer)
  to onequeue_web, onequeue_worker;
grant execute on function session_open(uuid, bytea, uuid, uuid, integer), session_end(bytea), session_end_user(uuid),
  workspaces_of(bytea), session_switch(bytea, uuid), sign_in_lookup(text), workspace_create(uuid, text, boolean, uuid)
  to onequeue_web;
grant execute on function workspace_ids() to onequeue_worker;

grant select on workspace, membership, app_user, worker_key, connection, sync_stream, odd_record, term, finding, finding_raw,
  finding_label, finding_note, item, action, audit_event to onequeue_web, onequeue_worker;
grant update (name) on workspace to onequeue_web;
grant insert, update on app_user, membership, user_password, connection, finding_label, finding_note, action, sign_in_throttle,
  install to onequeue_web;
grant select on sign_in_throttle, install to onequeue_web;
grant select (user_id, updated_at) on user_password to onequeue_web;
grant delete on finding_label, sign_in_throttle to onequeue_web;
grant update (own_status, own_severity, verdict, owner_id, last_action_id, version) on finding to onequeue_web;
grant update (last_action_id) on item to onequeue_web;
grant update (due_at, cursor) on sync_stream to onequeue_web;
grant insert on connection_inbox to onequeue_web;

grant select, insert, update, delete on connection_inbox, connection_secret, vendor_token, workspace_key, rate_bucket,
  worker_key, sync_stream, odd_record, finding_label to onequeue_worker;
grant select, insert, update on term, finding, finding_raw, item, action, finding_note, connection to onequeue_worker;
