-- The evidence of so many findings may one person look at within an hour.
alter table acting_rules add column evidence_per_hour integer not null default 30 check (evidence_per_hour between 1 and 1000);
-- What a person has looked at is counted where it is on record.
create index audit_evidence on audit_event (workspace_id, actor_id, at) where action = 'finding.evidence';
