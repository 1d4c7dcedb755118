-- Rows and indexes lie on solid disks or in memory, and statements are short: with the defaults the planner would read the
-- whole table where an index has all it needs, and compile what runs for a millisecond.
do $$ begin
  execute format('alter database %I set random_page_cost = 1.1', current_database());
  execute format('alter database %I set jit = off', current_database());
exception when insufficient_privilege then
  raise notice 'Ask the database''s owner to set random_page_cost = 1.1 and jit = off for it.';
end $$;
