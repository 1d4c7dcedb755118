-- Bulk actions as jobs with a ledger, rules of acting set per workspace, and requests that are answered once.

-- What admins set about acting; a workspace without a row has the defaults of lib/actions/acting-rules.ts.
create table acting_rules (
  workspace_id uuid primary key references workspace (id),
  -- {command: seconds}: only what differs from the default.
  hold_seconds jsonb not null default '{}',
  -- {"source.field": "vendor" | "console" | "ask"}: only what differs from the default.
  winners jsonb not null default '{}',
  typed_over integer not null default 50 check (typed_over >= 1),
  second_over integer not null default 500 check (second_over >= 1),
  version integer not null default 1
);

create table job (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  -- What is done, and to which findings it was asked for: a query, or a number of chosen ones.
  work jsonb not null,
  scope jsonb not null,
  -- draft: frozen, not confirmed. asked: waits for a second person. held: confirmed, nothing begun. dropped: never confirmed.
  state text not null check (state in
    ('draft', 'dropped', 'asked', 'refused', 'held', 'running', 'paused', 'cancelling', 'done', 'cancelled')),
  state_note text,
  selected integer not null,
  -- How it was split when it was frozen, and once it has ended, how it ended.
  plan jsonb not null,
  counts jsonb,
  requested_by uuid not null references app_user (id),
  requested_at timestamptz(3) not null default now(),
  confirmed_at timestamptz(3),
  answered_by uuid references app_user (id),
  answered_at timestamptz(3),
  not_before timestamptz(3),
  finished_at timestamptz(3),
  version integer not null default 1,
  primary key (workspace_id, id)
);
create index job_recent on job (workspace_id, requested_at desc, id desc);
create index job_moving on job (workspace_id, state) where state in ('draft', 'dropped', 'held', 'running', 'cancelling');

-- The ledger: one row for each finding of the frozen scope, in exactly one state at all times.
create table job_item (
  workspace_id uuid not null,
  job_id uuid not null,
  n integer not null,
  finding_id uuid not null,
  connection_id uuid not null,
  -- The version it had when it was frozen: who changed it since is not overwritten.
  version integer not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'skipped', 'failed', 'cancelled')),
  reason text,
  action_id uuid,
  at timestamptz(3),
  primary key (workspace_id, job_id, n),
  foreign key (workspace_id, job_id) references job (workspace_id, id)
);
create index job_item_state on job_item (workspace_id, job_id, state, n);
create index job_item_action on job_item (workspace_id, action_id) where action_id is not null;

-- The ledger follows its actions in the very statement that moves them: no process can die between the two.
create function action_to_ledger() returns trigger language plpgsql as $$
begin
  update job_item set
    state = case new.state when 'done' then 'done' when 'rejected' then 'failed' when 'cancelled' then 'cancelled' else 'waiting' end,
    reason = case when new.state in ('done', 'rejected', 'cancelled', 'needs_you')
      then coalesce(new.outcome->>'vendorMessage', new.outcome->>'message') end,
    at = now()
  where workspace_id = new.workspace_id and action_id = new.id;
  return null;
end $$;
create trigger action_to_ledger after update of state on action for each row
  when (new.batch_id is not null and new.state is distinct from old.state
    and new.state in ('done', 'rejected', 'cancelled', 'needs_you', 'queued'))
  execute function action_to_ledger();

-- What a request with an Idempotency-Key was answered, kept for a day.
create table answered_request (
  workspace_id uuid not null references workspace (id),
  user_id uuid not null references app_user (id),
  key text not null,
  request_hash bytea not null,
  -- What it made, while the answer is still waited for.
  action_id uuid,
  answer text,
  at timestamptz(3) not null default now(),
  primary key (workspace_id, user_id, key)
);
create index answered_request_age on answered_request (workspace_id, at);

-- Tries that count: being told to come back later is none.
alter table action add column tries integer not null default 0;
drop index action_intent;
alter table action drop column idempotency_key, drop column request_hash;

do $$
declare t text;
begin
  foreach t in array array['acting_rules', 'job', 'job_item', 'answered_request'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy in_workspace on %I using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', t);
  end loop;
end $$;
revoke execute on function action_to_ledger() from public;
grant select, insert, update on acting_rules, job, job_item, answered_request to onequeue_web;
grant select, insert, update, delete on job, job_item, answered_request to onequeue_worker;
grant select on acting_rules to onequeue_worker;
