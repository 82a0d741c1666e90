-- The register of people by invitation: what it says about each place, who moved, what was printed, which groups are behind pace.

-- 1: counted from the register. `for_stream` 1: also right for people who answer without an invitation. `tested` 1: large enough for silence to show.
ALTER TABLE reference_populations ADD COLUMN from_register INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reference_populations ADD COLUMN for_stream INTEGER NOT NULL DEFAULT 1;
ALTER TABLE reference_populations ADD COLUMN tested INTEGER NOT NULL DEFAULT 1;

-- What a person counted as, so that the urn can be put right when they leave the register. The register holds the same about them.
ALTER TABLE seen ADD COLUMN category TEXT;

CREATE INDEX register_place ON register(place) WHERE left_at IS NULL;
CREATE INDEX invitations_valid ON invitations(count_token) WHERE withdrawn IS NULL;

-- Leaving, coming back and moving, numbered in the feed the projector reads.
CREATE TABLE register_moves (
  changed INTEGER PRIMARY KEY, count_token TEXT NOT NULL, from_place TEXT, to_place TEXT, at INTEGER NOT NULL
) STRICT;

-- Batches of new cards: how many were heard then. No batch says for whom.
CREATE TABLE reprints (
  number INTEGER PRIMARY KEY AUTOINCREMENT, place TEXT NOT NULL, epoch INTEGER NOT NULL, at INTEGER NOT NULL, heard INTEGER NOT NULL, everyone INTEGER NOT NULL
) STRICT;

-- Which groups of a place are behind pace.
CREATE TABLE paces (place TEXT PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
