-- Days on which something came to a place by a channel: a mark, never a count of people. It stays when the words are erased. `live`: it was seen within a month.
CREATE TABLE heard_days (
  place TEXT NOT NULL, channel TEXT NOT NULL, day TEXT NOT NULL, live INTEGER NOT NULL, PRIMARY KEY (place, channel, day)
) STRICT, WITHOUT ROWID;

-- What each watch remembers; a change and the signals it writes are one transaction. `checkpoint` is a feedback's sequence.
CREATE TABLE watches (
  scope TEXT PRIMARY KEY, version INTEGER NOT NULL, checkpoint INTEGER NOT NULL, sequence INTEGER NOT NULL, state TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The days whose digests are on their way.
CREATE TABLE alert_digests (notifier TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (notifier, day)) STRICT, WITHOUT ROWID;
