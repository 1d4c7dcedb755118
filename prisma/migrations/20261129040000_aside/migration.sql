-- What is put aside, and what stands nowhere known, is rare: without an index of its own a page of it walks past all others.
create index finding_aside on finding (workspace_id, status, severity desc, updated_at desc, id desc)
  where status >= 6 or status = 0;
