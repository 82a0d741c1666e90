-- How often a second reader answered without reading all of a feedback; 0 where it read all, or none was asked.
ALTER TABLE feedback ADD COLUMN refused INTEGER NOT NULL DEFAULT 0;
CREATE INDEX feedback_refused ON feedback(refused) WHERE refused > 0;
