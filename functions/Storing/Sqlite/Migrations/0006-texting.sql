-- A phone, by a keyed hash of its number. It is not a person: phones are shared.
CREATE TABLE phones (
  id TEXT PRIMARY KEY,
  number TEXT,                        -- sealed; only while the dialogue is open
  dialogue TEXT NOT NULL,             -- id of its first text: whom the texts of it count as
  newest INTEGER NOT NULL,
  stopped INTEGER NOT NULL,
  distressed INTEGER, asked INTEGER,
  ending INTEGER NOT NULL             -- 1: the number goes when no reply waits any more
) STRICT, WITHOUT ROWID;
CREATE INDEX phones_newest ON phones(newest);

-- A text as its provider brought it. Number and words are sealed, and go once it was worked; the id stays a while, since providers deliver twice.
CREATE TABLE texts_in (id TEXT PRIMARY KEY, phone TEXT NOT NULL, content TEXT, received INTEGER NOT NULL, worked INTEGER) STRICT, WITHOUT ROWID;
CREATE INDEX texts_in_worked ON texts_in(worked) WHERE worked IS NOT NULL;
CREATE INDEX texts_in_waiting ON texts_in(phone) WHERE worked IS NULL;

-- Which phone told us what, so that DELETE reaches it.
CREATE TABLE texted (feedback TEXT PRIMARY KEY, phone TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX texted_phone ON texted(phone);
CREATE TRIGGER texted_goes_with_its_feedback AFTER DELETE ON feedback BEGIN
  DELETE FROM texted WHERE feedback = OLD.id;
  UPDATE texts_in SET content = NULL, worked = coalesce(worked, received) WHERE id = OLD.id;
END;

-- Replies: ours, never a person's words.
CREATE TABLE replies (
  id TEXT PRIMARY KEY, phone TEXT NOT NULL, name TEXT NOT NULL, words TEXT NOT NULL, written INTEGER NOT NULL, tried INTEGER,
  state TEXT NOT NULL DEFAULT 'waiting'   -- waiting, sent, dropped, refused
) STRICT, WITHOUT ROWID;
CREATE INDEX replies_phone ON replies(phone, written);
