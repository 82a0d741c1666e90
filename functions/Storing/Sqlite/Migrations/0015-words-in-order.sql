-- Words, answers about people and messages are kept in the order of arrival. By id, which is random, each accepted submission touched a page of its own in
-- every table; the pages written to the log for one submission were the limit of how many are accepted a second.
CREATE TABLE words_in_order (
  number INTEGER NOT NULL,            -- feedback.sequence
  question TEXT NOT NULL, asked TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (number, question)
) STRICT, WITHOUT ROWID;
INSERT INTO words_in_order SELECT sequence, question, asked, text FROM words JOIN feedback ON feedback.id = words.feedback ORDER BY sequence, question;
DROP TABLE words;
ALTER TABLE words_in_order RENAME TO words;

CREATE TABLE about_in_order (
  number INTEGER NOT NULL,            -- feedback.sequence
  dimension TEXT NOT NULL, value TEXT NOT NULL,
  answered INTEGER NOT NULL,          -- 1: value is a category; 0: value is a non-answer
  supplied_by TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (number, dimension, value)
) STRICT, WITHOUT ROWID;
INSERT INTO about_in_order SELECT sequence, dimension, value, answered, supplied_by, at FROM about JOIN feedback ON feedback.id = about.feedback ORDER BY sequence, dimension, value;
DROP TABLE about;
ALTER TABLE about_in_order RENAME TO about;
CREATE INDEX about_group ON about(dimension, value, number) WHERE answered = 1;

DROP INDEX queue_subject;
ALTER TABLE queue ADD COLUMN feedback INTEGER; -- feedback.sequence of what it is about, so that erasing reaches it
UPDATE queue SET feedback = (SELECT sequence FROM feedback WHERE id = subject) WHERE subject IS NOT NULL;
ALTER TABLE queue DROP COLUMN subject;
CREATE INDEX queue_feedback ON queue(feedback) WHERE feedback IS NOT NULL;
