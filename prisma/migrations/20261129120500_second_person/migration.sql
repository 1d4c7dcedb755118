-- To switch a policy off can need a second person: such a write is asked for, and nothing is sent before somebody else agrees.
alter table acting_rules add column second_for_policies boolean not null default false;

alter table action drop constraint action_state_check;
alter table action add constraint action_state_check check (state in
  ('asked', 'held', 'queued', 'claimed', 'sending', 'done', 'rejected', 'unclear', 'reading_back', 'needs_you', 'cancelled'));
-- Who agreed or refused; never who asked.
alter table action add column answered_by uuid references app_user (id), add column answered_at timestamptz(3),
  add constraint action_second_person check (answered_by <> requested_by);
create index action_asked on action (workspace_id, requested_at desc) where state = 'asked';
