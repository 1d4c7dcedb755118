-- Which file a finding is about, by the id its vendor gives it. Beside the finding and not in it: few findings have one,
-- and the row of a finding is written for each of a million. No foreign key, for the reason that finding_raw has none.
create table finding_document (
  workspace_id uuid not null,
  finding_id uuid not null,
  key text not null check (key in ('file_id', 'object_id')),
  value text not null,
  primary key (workspace_id, finding_id)
);

insert into finding_document (workspace_id, finding_id, key, value)
select r.workspace_id, r.finding_id, k.key, k.value
from finding f
join finding_raw r on r.workspace_id = f.workspace_id and r.finding_id = f.id
cross join lateral (
  select w.key, w.value from (values
    (1, 'file_id', btrim(regexp_replace(r.raw #>> '{contentInfo,additionalInfo,fileId}', '\s+', ' ', 'g'))),
    (2, 'object_id', btrim(regexp_replace(r.raw #>> '{contentInfo,additionalInfo,objectId}', '\s+', ' ', 'g')))) w(n, key, value)
  where length(w.value) between 1 and 500 order by w.n limit 1) k
where f.kind = 1;

create index finding_document_value on finding_document (workspace_id, value, finding_id);

alter table finding_document enable row level security;
create policy in_workspace on finding_document using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select on finding_document to onequeue_web, onequeue_worker;
grant insert, update, delete on finding_document to onequeue_worker;
