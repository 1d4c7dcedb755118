-- How often a stream usually brings records, so that one which answers with nothing for too long can be told from a quiet one:
-- when it last did, by the end of that look, and the usual time between two of them.
alter table sync_stream add column brought_at timestamptz(3), add column usual_gap_ms bigint;
