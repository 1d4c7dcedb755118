-- Runs by workflow, person and app, as lists name them (lib/items/facts.ts). Columns, so that to filter and count them nobody
-- has to unpack each run's record; cut to what a filter may hold. They are walked along `item_list`, which holds a
-- workspace's runs together: their facets need all of them anyway.
alter table item
  add column run_workflow text generated always as (case when noun = 'workflow_run' then left(nullif(raw->>'workflow_name', ''), 200) end) stored,
  add column run_person text generated always as (case when noun = 'workflow_run' then left(nullif(raw->>'user_display_name', ''), 200) end) stored,
  add column run_app text generated always as (case when noun = 'workflow_run' then left(coalesce(nullif(raw->>'webapp', ''), nullif(raw->>'app_host', '')), 200) end) stored;
