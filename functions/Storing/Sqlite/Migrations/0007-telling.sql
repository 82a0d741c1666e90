-- Where members of staff are told things: sealed, bound to the member's id.
CREATE TABLE staff_addresses (staff TEXT PRIMARY KEY REFERENCES staff(id), sealed TEXT NOT NULL, added INTEGER NOT NULL) STRICT, WITHOUT ROWID;
-- What was told about a concern, by which notifier. `feedback` is '' for the daily test of the route.
CREATE TABLE concern_tellings (
  feedback TEXT NOT NULL, notice TEXT NOT NULL, notifier TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (feedback, notice, notifier)
) STRICT, WITHOUT ROWID;
CREATE INDEX concerns_unopened ON concerns(raised) WHERE state = 'open';
