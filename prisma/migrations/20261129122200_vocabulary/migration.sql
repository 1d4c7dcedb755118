-- One vocabulary over the vendors' labels and tags: a vendor's word is read as another one. Keys are the words without case.
create table word_alias (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  vendor text not null,
  word text not null,
  word_key text not null,
  shown_as text not null,
  shown_key text not null,
  made_by uuid not null references app_user (id),
  made_at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  check (word_key <> shown_key)
);
create unique index word_alias_word on word_alias (workspace_id, vendor, word_key);
create index word_alias_read on word_alias (workspace_id, word_key);
create index word_alias_shown on word_alias (workspace_id, shown_key);
alter table word_alias enable row level security;
create policy in_workspace on word_alias using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select on word_alias to onequeue_web, onequeue_worker;
grant insert, delete on word_alias to onequeue_web;

-- All words that stand for the same as a word, without case and with itself: what it is read as, and whatever is read as that.
-- A beginning stands for all that are read as a word which begins so. In a ring it ends too.
create function same_words(ws uuid, word text, prefixed boolean) returns setof text language sql stable as $$
  with recursive up(key) as (
    select lower($2) where not prefixed
    union select a.shown_key from up join word_alias a on a.workspace_id = ws and a.word_key = up.key),
  down(key) as (
    (select key from up
      union select a.word_key from word_alias a where prefixed and a.workspace_id = ws and starts_with(a.shown_key, lower($2)))
    union select a.word_key from down join word_alias a on a.workspace_id = ws and a.shown_key = down.key)
  select key from down $$;
