-- What the safeguarding lead made of the concern list: every version, as a file of the format of the shipped one. The newest is in use.
CREATE TABLE signal_lists (
  version INTEGER PRIMARY KEY, body TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL, phrase TEXT NOT NULL, reason TEXT NOT NULL
) STRICT;
