-- A scope as it stood at each time of publication (Mondays), so that screens read one row and never fold the ledger. People outside the core team see the
-- newest one that is `shown`: at least five people more than the one before.
CREATE TABLE publications (
  scope TEXT NOT NULL, day TEXT NOT NULL, epoch INTEGER NOT NULL, sequence INTEGER NOT NULL, people INTEGER NOT NULL, shown INTEGER NOT NULL, state TEXT NOT NULL,
  PRIMARY KEY (scope, day)
) STRICT, WITHOUT ROWID;
-- The ledger's last number on each day, so that any past day can be folded again.
CREATE TABLE ledger_days (scope TEXT NOT NULL, day TEXT NOT NULL, sequence INTEGER NOT NULL, PRIMARY KEY (scope, day)) STRICT, WITHOUT ROWID;
CREATE INDEX signals_scope ON signals(scope, sequence);
-- Counts of who is supported that somebody is still gathering, one question at a time.
CREATE TABLE reference_drafts (place TEXT PRIMARY KEY, body TEXT NOT NULL, changed INTEGER NOT NULL, changed_by TEXT NOT NULL) STRICT, WITHOUT ROWID;
