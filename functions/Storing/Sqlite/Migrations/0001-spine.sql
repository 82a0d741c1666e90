-- Times are milliseconds since 1970 UTC. JSON columns hold arrays or objects written by the stage that owns them.

CREATE TABLE places (
  id TEXT PRIMARY KEY, parent TEXT REFERENCES places(id), kind TEXT NOT NULL, name TEXT NOT NULL, starts TEXT, ends TEXT
) STRICT, WITHOUT ROWID;

-- Numbers that only ever go up, so that an erased row's number is never given again.
CREATE TABLE numbers (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO numbers VALUES ('feed', 0);

-- One row a submission. Words are kept apart, in `words` (as given) and `redacted` (what screens and exports show).
CREATE TABLE feedback (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  receipt TEXT NOT NULL UNIQUE,
  body_hash BLOB NOT NULL,
  state TEXT NOT NULL,                -- received, tagged, failed
  received INTEGER NOT NULL,
  touched INTEGER NOT NULL,           -- last time the giver added something
  channel TEXT NOT NULL,
  survey TEXT NOT NULL,
  survey_version INTEGER NOT NULL,
  place TEXT NOT NULL REFERENCES places(id),
  help TEXT NOT NULL,
  language TEXT,
  respondent TEXT,                    -- one-way count token
  linked INTEGER NOT NULL,
  about_closed INTEGER NOT NULL,
  sentiment TEXT, sentiment_score REAL,
  tagger TEXT,                        -- name and version of what tagged it
  read INTEGER,                       -- when a person first opened it
  changed INTEGER                     -- position in the feed the projector reads; null when there is nothing to count
) STRICT;
CREATE INDEX feedback_newest ON feedback(place, received DESC, id DESC, sentiment, channel, language, state);
CREATE INDEX feedback_unread ON feedback(place, received DESC, id DESC) WHERE read IS NULL;
CREATE INDEX feedback_untagged ON feedback(place, received DESC, id DESC) WHERE state <> 'tagged';
CREATE INDEX feedback_waiting ON feedback(touched) WHERE state = 'received';
CREATE INDEX feedback_open_dialogue ON feedback(touched) WHERE about_closed = 0;
CREATE INDEX feedback_respondent ON feedback(respondent) WHERE respondent IS NOT NULL;
CREATE UNIQUE INDEX feedback_feed ON feedback(changed) WHERE changed IS NOT NULL;

CREATE TABLE words (
  feedback TEXT NOT NULL, question TEXT NOT NULL, asked TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (feedback, question)
) STRICT, WITHOUT ROWID;
CREATE TABLE redacted (
  feedback TEXT NOT NULL, question TEXT NOT NULL, asked TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (feedback, question)
) STRICT, WITHOUT ROWID;
CREATE TABLE about (
  feedback TEXT NOT NULL, dimension TEXT NOT NULL, value TEXT NOT NULL,
  answered INTEGER NOT NULL,          -- 1: value is a category; 0: value is a non-answer
  supplied_by TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (feedback, dimension, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE themes (
  feedback TEXT NOT NULL, theme TEXT NOT NULL, score REAL NOT NULL, place TEXT NOT NULL, received INTEGER NOT NULL,
  PRIMARY KEY (feedback, theme)
) STRICT, WITHOUT ROWID;
CREATE INDEX themes_newest ON themes(theme, place, received DESC, feedback DESC);
CREATE TABLE concerns (
  feedback TEXT NOT NULL, kind TEXT NOT NULL, level TEXT NOT NULL, raised INTEGER NOT NULL,
  place TEXT NOT NULL,                -- kept here too, since the feedback may be erased before it is decided
  state TEXT NOT NULL DEFAULT 'open', -- open, concern, not_a_concern, needs_information
  decided INTEGER, decided_by TEXT, reason TEXT, sealed TEXT,
  PRIMARY KEY (feedback, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX concerns_waiting ON concerns(place) WHERE state IN ('open', 'needs_information');

-- Screens read these, never the rows above. `theme` is '' for all feedback, '-' for feedback without a theme. A place's rows hold everything at it and
-- below it, so that no screen adds places up; moving a place moves its counts. Days are for ranges that begin or end inside a month.
CREATE TABLE theme_counts (
  place TEXT NOT NULL, month TEXT NOT NULL, theme TEXT NOT NULL, sentiment TEXT NOT NULL, channel TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (place, month, theme, sentiment, channel)
) STRICT, WITHOUT ROWID;
CREATE TABLE theme_days (
  place TEXT NOT NULL, day TEXT NOT NULL, theme TEXT NOT NULL, sentiment TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (place, day, theme, sentiment)
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (id TEXT PRIMARY KEY, body TEXT NOT NULL, touched INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX drafts_old ON drafts(touched);
CREATE TABLE tombstones (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE queue (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL,
  subject TEXT,                       -- the feedback it is about, so that erasing reaches it
  inserted INTEGER NOT NULL,
  visible INTEGER NOT NULL,
  dequeued INTEGER NOT NULL DEFAULT 0,
  pop TEXT
) STRICT;
CREATE INDEX queue_next ON queue(name, visible, number);
CREATE INDEX queue_subject ON queue(subject) WHERE subject IS NOT NULL;

-- Which keys this database was made with.
CREATE TABLE key_fingerprints (purpose TEXT NOT NULL, version INTEGER NOT NULL, fingerprint TEXT NOT NULL, PRIMARY KEY (purpose, version)) STRICT, WITHOUT ROWID;

-- Who the service supports.
CREATE TABLE reference_populations (
  place TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, added INTEGER NOT NULL, added_by TEXT NOT NULL,
  PRIMARY KEY (place, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE register (
  count_token TEXT PRIMARY KEY, place TEXT NOT NULL, about TEXT NOT NULL, added INTEGER NOT NULL, left_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE invitations (
  code_hash TEXT PRIMARY KEY, count_token TEXT NOT NULL REFERENCES register(count_token), made INTEGER NOT NULL, withdrawn INTEGER
) STRICT, WITHOUT ROWID;

-- The order of record: state = fold(observations) within a scope.
CREATE TABLE observations (
  scope TEXT NOT NULL, sequence INTEGER NOT NULL, epoch INTEGER NOT NULL, person TEXT, dimension TEXT NOT NULL, feedback TEXT,
  reference INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (scope, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX observations_feedback ON observations(feedback) WHERE feedback IS NOT NULL;
CREATE TABLE seen (
  scope TEXT NOT NULL, epoch INTEGER NOT NULL, person TEXT NOT NULL, dimension TEXT NOT NULL, marker TEXT NOT NULL,
  PRIMARY KEY (scope, epoch, person, dimension)
) STRICT, WITHOUT ROWID;
CREATE TABLE scopes (
  scope TEXT PRIMARY KEY, version INTEGER NOT NULL, checkpoint INTEGER NOT NULL, sequence INTEGER NOT NULL, state TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- Each scope's part of the chance of a false alert, fixed when its epoch begins; the parts of an epoch add up to no more than the whole.
CREATE TABLE alphas (epoch INTEGER NOT NULL, scope TEXT NOT NULL, alpha REAL NOT NULL, PRIMARY KEY (epoch, scope)) STRICT, WITHOUT ROWID;
CREATE TABLE signals (
  number INTEGER PRIMARY KEY AUTOINCREMENT, scope TEXT NOT NULL, sequence INTEGER NOT NULL, body TEXT NOT NULL, handled INTEGER
) STRICT;
CREATE INDEX signals_waiting ON signals(number) WHERE handled IS NULL;

CREATE TABLE alerts (
  id TEXT PRIMARY KEY, place TEXT NOT NULL, rule TEXT NOT NULL, subject TEXT NOT NULL, state TEXT NOT NULL, opened INTEGER NOT NULL, closed INTEGER,
  version INTEGER NOT NULL, body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX alerts_open ON alerts(place, opened DESC) WHERE closed IS NULL;
CREATE UNIQUE INDEX alerts_one_open ON alerts(place, rule, subject) WHERE closed IS NULL;
CREATE INDEX alerts_closed ON alerts(place, closed DESC) WHERE closed IS NOT NULL;
CREATE INDEX alerts_subject ON alerts(subject, rule, place, opened);
-- The newest version of an alert that each notifier has told.
CREATE TABLE alert_deliveries (
  alert TEXT NOT NULL REFERENCES alerts(id), notifier TEXT NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (alert, notifier)
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (id TEXT PRIMARY KEY, roles TEXT NOT NULL, place TEXT NOT NULL, added INTEGER NOT NULL, removed INTEGER) STRICT, WITHOUT ROWID;
CREATE TABLE sign_in_tokens (
  hash TEXT PRIMARY KEY, kind TEXT NOT NULL, staff TEXT NOT NULL REFERENCES staff(id), made INTEGER NOT NULL, expires INTEGER NOT NULL, used INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT
) STRICT;
CREATE INDEX audit_subject ON audit(subject, number);
CREATE TRIGGER audit_is_append_only_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_is_append_only_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
