-- Transcripts nobody has checked yet. The words are sealed, bound to the id; nobody is counted by them.
CREATE TABLE transcript_drafts (
  id TEXT PRIMARY KEY, place TEXT NOT NULL, uploaded INTEGER NOT NULL, uploaded_by TEXT NOT NULL, may_be_harm INTEGER NOT NULL, sealed TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX transcript_drafts_old ON transcript_drafts(uploaded);
