-- Recordings, each beside the feedback it is part of. Feedback whose only words are in its recording has the state `recorded` until a person has heard it.
CREATE TABLE recordings (
  feedback TEXT PRIMARY KEY,
  state TEXT NOT NULL,                -- waiting, for-person, checked, unclear
  shelved TEXT,                       -- where it lies and what opens it; null once it was deleted
  trouble TEXT,                       -- why a machine wrote nothing down
  may_be_harm INTEGER NOT NULL DEFAULT 0,
  heard TEXT,                         -- what a machine wrote down, sealed, bound to the feedback; goes once a person has checked the words
  settled INTEGER                     -- when a person was done with it
) STRICT, WITHOUT ROWID;
CREATE INDEX recordings_unsettled ON recordings(state) WHERE settled IS NULL;
CREATE INDEX recordings_settled ON recordings(settled) WHERE shelved IS NOT NULL AND settled IS NOT NULL;
CREATE TRIGGER recording_goes_with_its_feedback AFTER DELETE ON feedback BEGIN
  DELETE FROM recordings WHERE feedback = OLD.id;
END;

-- How urgent what screening found in a transcript is; null: nothing. Of those from before it is not known, so that somebody is told.
ALTER TABLE transcript_drafts ADD COLUMN level TEXT;
UPDATE transcript_drafts SET level = 'notify-lead' WHERE may_be_harm = 1;
