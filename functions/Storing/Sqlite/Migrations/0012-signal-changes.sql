-- What was done to the concern list. `kind` is empty where it is about the whole list; `phrase` holds the phrase, the level or the version.
ALTER TABLE signal_lists ADD COLUMN change TEXT NOT NULL DEFAULT 'added';
