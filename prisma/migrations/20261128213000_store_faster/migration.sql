-- The same sum as that of `rank_points`, as one expression: a function whose body reads from something is called for
-- each row, this one is written into the statement that uses it.
create or replace function rank_score(weights smallint[], severity integer, facts integer) returns integer
  language sql immutable parallel safe as $$
  select (weights[1] * (array[5, 30, 15, 40, 70, 100])[severity] + 50) / 100
    + (weights[2] * (array[0, 20, 50, 80, 100])[(facts & 7) + 1] + 50) / 100
    + (weights[3] * (array[0, 40, 70, 100])[((facts >> 3) & 3) + 1] + 50) / 100
    + weights[4] * ((facts >> 5) & 1)
    + weights[5] * ((facts >> 6) & 1)
    + (weights[6] * (array[0, 50, 100, 100])[((facts >> 7) & 3) + 1] + 50) / 100
    + weights[7] * ((facts >> 9) & 1) $$;

-- A record is stored right after its finding, in the same transaction and by the same statement batch, and no finding is
-- ever deleted; to have that checked row by row costs as much as storing the record.
alter table finding_raw drop constraint finding_raw_workspace_id_finding_id_fkey;
