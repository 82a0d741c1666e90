-- What was done to the concern list. `kind` is empty where it is about the whole list; `phrase` holds the phrase, the level or the version.
ALTER TABLE signal_lists ADD COLUMN change TEXT NOT NULL DEFAULT 'added';

-- When a second reader failed on this feedback; it is read again once that reader answers.
ALTER TABLE feedback ADD COLUMN half INTEGER;
CREATE INDEX feedback_half ON feedback(half) WHERE half IS NOT NULL;
