-- That something was joined to a person, device, resource, account or document by a key, and is not of it.
create table entity_rejection (
  workspace_id uuid not null,
  kind text not null check (kind in ('person', 'device', 'resource', 'account', 'document')),
  -- As joins compare it: in lower case, but for the ids of documents.
  key text not null check (length(key) <= 500),
  joined text not null check (joined in ('finding', 'item')),
  -- A finding or an entry of a list, neither of which is ever deleted.
  joined_id uuid not null,
  reason text not null,
  rejected_by uuid not null references app_user (id),
  rejected_at timestamptz(3) not null default now(),
  primary key (workspace_id, kind, key, joined, joined_id)
);

alter table entity_rejection enable row level security;
create policy in_workspace on entity_rejection using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert, delete on entity_rejection to onequeue_web;
grant select on entity_rejection to onequeue_worker;
