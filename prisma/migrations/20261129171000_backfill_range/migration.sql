-- Who sets how far back a walk reaches takes it from the worker that is on it: that one would write its own range over it.
grant update (attempt, lease_until) on sync_stream to onequeue_web;
