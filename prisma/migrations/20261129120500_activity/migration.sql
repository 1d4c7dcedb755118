-- Activity by whom it is: the person as lists name them (lib/items/facts.ts). A column, not an expression: behind row security
-- an index is used for comparisons alone. Cut, so that a vendor's text of any length fits into it; by bytes, so that all
-- that begin alike lie together.
alter table item add column actor text collate "C" generated always as (case when noun = 'activity' then lower(left(coalesce(
  nullif(raw->'user'->>'email', ''), nullif(raw->'user'->>'name', ''), nullif(raw->>'user_login', ''),
  nullif(raw->>'user_display_name', ''), nullif(raw->>'changedBy', '')), 200)) end) stored;
create index item_actor on item (workspace_id, actor, at desc, id desc) where actor is not null;
create index audit_actor on audit_event (workspace_id, actor_id, at desc, seq desc);
