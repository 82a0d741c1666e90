-- What the organisation made of a theme framework: every version, as a file of the format of the shipped ones. The newest is in use.
CREATE TABLE theme_frameworks (
  framework TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, change TEXT NOT NULL, subject TEXT NOT NULL,
  PRIMARY KEY (framework, version)
) STRICT, WITHOUT ROWID;
-- What was learned from corrections. Only the newest keeps its body, and none once a checked comment is erased: it holds traces of words.
CREATE TABLE learned_models (
  number INTEGER PRIMARY KEY AUTOINCREMENT, framework TEXT NOT NULL, body BLOB, last_check INTEGER NOT NULL, corrections INTEGER NOT NULL,
  version INTEGER NOT NULL, at INTEGER NOT NULL, took INTEGER NOT NULL
) STRICT;
CREATE INDEX learned_models_newest ON learned_models(framework, number DESC);
CREATE TABLE retaggings (number INTEGER PRIMARY KEY AUTOINCREMENT, asked INTEGER NOT NULL, asked_by TEXT NOT NULL, finished INTEGER) STRICT;
CREATE INDEX retaggings_open ON retaggings(number) WHERE finished IS NULL;
CREATE INDEX feedback_tagger ON feedback(tagger) WHERE state = 'tagged';

-- What the tagger said, beside what counts (`themes`, `feedback.sentiment`), which a person may have decided.
CREATE TABLE machine_tags (
  feedback TEXT PRIMARY KEY,
  themes TEXT NOT NULL,               -- [{"id","score"}]
  sentiment TEXT NOT NULL, sentiment_score REAL NOT NULL,
  surety REAL NOT NULL,               -- 0.5 to 1
  place TEXT NOT NULL, received INTEGER NOT NULL,
  sampled INTEGER NOT NULL,           -- 1: drawn by lot, for the error figures
  themed INTEGER NOT NULL,            -- 0: in a language without themes
  checked INTEGER NOT NULL            -- 1: what counts is a person's decision
) STRICT, WITHOUT ROWID;
CREATE INDEX machine_tags_doubtful ON machine_tags(place, surety, feedback) WHERE checked = 0 AND themed = 1;
CREATE INDEX machine_tags_sample ON machine_tags(place, received, feedback) WHERE checked = 0 AND themed = 1 AND sampled = 1;
CREATE INDEX machine_tags_unthemed ON machine_tags(place, received, feedback) WHERE themed = 0;
INSERT INTO machine_tags
SELECT id,
  (SELECT coalesce(json_group_array(json_object('id', theme, 'score', score)), '[]') FROM themes WHERE themes.feedback = feedback.id),
  coalesce(sentiment, 'neutral'), coalesce(sentiment_score, 0.5),
  coalesce((SELECT max(0.5, min(1.0, min(score))) FROM themes WHERE themes.feedback = feedback.id), 0.5),
  place, received, 0, 1, 0
FROM feedback WHERE state = 'tagged';

-- What people decided about tags, append-only; the newest of a feedback counts, and without themes it gives the word back to the machine.
CREATE TABLE checks (
  number INTEGER PRIMARY KEY AUTOINCREMENT, feedback TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
  kind TEXT NOT NULL,                 -- kept, corrected, undone
  themes TEXT, sentiment TEXT, reason TEXT,
  machine_themes TEXT NOT NULL, machine_sentiment TEXT NOT NULL, -- what the machine said at that moment
  place TEXT NOT NULL, sampled INTEGER NOT NULL
) STRICT;
CREATE INDEX checks_feedback ON checks(feedback, number);
CREATE INDEX checks_sample ON checks(place, number) WHERE sampled = 1;
CREATE TRIGGER checks_are_append_only BEFORE UPDATE ON checks BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
INSERT INTO numbers VALUES ('checks', 0); -- decisions and erasures of them, so that learning notices both

-- Meaning in English, written down by a person.
CREATE TABLE translations (
  feedback TEXT NOT NULL, question TEXT NOT NULL, text TEXT NOT NULL, redacted TEXT, at INTEGER NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (feedback, question)
) STRICT, WITHOUT ROWID;

-- Words and pairs of words, each once a feedback, and how many comments of a place and month have them; '' counts the comments.
CREATE TABLE feedback_terms (
  feedback TEXT PRIMARY KEY, place TEXT NOT NULL, month TEXT NOT NULL, terms TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX feedback_terms_month ON feedback_terms(place, month);
CREATE TABLE term_counts (
  place TEXT NOT NULL, month TEXT NOT NULL, term TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (place, month, term)
) STRICT, WITHOUT ROWID;
CREATE INDEX term_counts_old ON term_counts(month);
CREATE INDEX about_group ON about(dimension, value, feedback) WHERE answered = 1;
