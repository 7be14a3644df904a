-- +goose Up

-- Reports that were approved: a number per engagement that is never used again, what
-- was printed as published values, and the SHA-256 of the file and of what it was made
-- from. Nothing in here is one person's.
CREATE TABLE report (
  engagement_id TEXT NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
  number        INTEGER NOT NULL CHECK (number > 0),
  round_id      TEXT NOT NULL,
  language      TEXT NOT NULL,
  variant       TEXT NOT NULL,
  date          TEXT NOT NULL,
  approved_ms   INTEGER NOT NULL,
  approved_by   TEXT NOT NULL,
  note          TEXT NOT NULL,
  size          INTEGER NOT NULL CHECK (size > 0),
  sha256        TEXT NOT NULL,
  input_sha256  TEXT NOT NULL,
  snapshot      TEXT NOT NULL CHECK (json_valid(snapshot)),
  PRIMARY KEY (engagement_id, number)
) STRICT, WITHOUT ROWID;

-- Their files. words: 1 if answers in people's own words are printed in it. Such a file
-- goes when answers of single people are erased; its row in report stays.
CREATE TABLE report_file (
  engagement_id TEXT NOT NULL,
  number        INTEGER NOT NULL,
  round_id      TEXT NOT NULL,
  words         INTEGER NOT NULL CHECK (words IN (0, 1)),
  data          BLOB NOT NULL,
  PRIMARY KEY (engagement_id, number),
  FOREIGN KEY (engagement_id, number) REFERENCES report (engagement_id, number) ON DELETE CASCADE
) STRICT;

UPDATE setting SET value = '0.2.0' WHERE name = 'needs';
