-- +goose Up

-- Small facts about the store itself. "needs" is the first version of lotse that
-- can work with this schema: every migration sets it, so that an older lotse can
-- say which one to use. The table keeps this form for ever.
CREATE TABLE setting (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO setting (name, value) VALUES ('needs', '0.1.0');

-- Frozen packs: the YAML an engagement was started with. The id is the SHA-256 of
-- the files, so engagements with the same pack share one copy.
CREATE TABLE pack (
  id      TEXT NOT NULL PRIMARY KEY,
  name    TEXT NOT NULL,
  version TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_file (
  pack_id TEXT NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
  path    TEXT NOT NULL,
  data    BLOB NOT NULL,
  PRIMARY KEY (pack_id, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE engagement (
  id         TEXT NOT NULL PRIMARY KEY,
  pack_id    TEXT NOT NULL REFERENCES pack (id),
  client     TEXT NOT NULL,
  language   TEXT NOT NULL,
  mode       TEXT NOT NULL,
  k_min      INTEGER NOT NULL,
  date       TEXT NOT NULL,
  consultant TEXT NOT NULL,
  contact    TEXT NOT NULL,
  controller TEXT NOT NULL,
  retention  TEXT NOT NULL,
  merge      INTEGER NOT NULL CHECK (merge IN (0, 1)),
  plan       TEXT NOT NULL CHECK (json_valid(plan)),
  notes      TEXT NOT NULL CHECK (json_valid(notes)),
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  used_ms    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX engagement_pack ON engagement (pack_id);

-- position is the order in the engagement's document.
CREATE TABLE round (
  engagement_id TEXT NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
  id            TEXT NOT NULL,
  position      INTEGER NOT NULL,
  date          TEXT NOT NULL,
  PRIMARY KEY (engagement_id, id)
) STRICT, WITHOUT ROWID;

-- How many people of a group were asked.
CREATE TABLE invited (
  engagement_id TEXT NOT NULL,
  round_id      TEXT NOT NULL,
  group_id      TEXT NOT NULL,
  people        INTEGER NOT NULL CHECK (people >= 0),
  PRIMARY KEY (engagement_id, round_id, group_id),
  FOREIGN KEY (engagement_id, round_id) REFERENCES round (engagement_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE respondent (
  engagement_id TEXT NOT NULL,
  round_id      TEXT NOT NULL,
  id            TEXT NOT NULL,
  position      INTEGER NOT NULL,
  group_id      TEXT NOT NULL,
  PRIMARY KEY (engagement_id, round_id, id),
  FOREIGN KEY (engagement_id, round_id) REFERENCES round (engagement_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- state: 0 cleared, 1 given, 2 don't know, 3 not applicable. version counts the
-- changes of one answer, so that a second writer notices the first.
CREATE TABLE answer (
  engagement_id TEXT NOT NULL,
  round_id      TEXT NOT NULL,
  respondent_id TEXT NOT NULL,
  question_id   TEXT NOT NULL,
  state         INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
  value         TEXT CHECK (value IS NULL OR json_valid(value)),
  note          TEXT NOT NULL,
  evidence      TEXT CHECK (evidence IS NULL OR json_valid(evidence)),
  version       INTEGER NOT NULL,
  updated_ms    INTEGER NOT NULL,
  PRIMARY KEY (engagement_id, round_id, respondent_id, question_id),
  FOREIGN KEY (engagement_id, round_id, respondent_id)
    REFERENCES respondent (engagement_id, round_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The answers given once for the client, in the workshop.
CREATE TABLE fact (
  engagement_id TEXT NOT NULL,
  round_id      TEXT NOT NULL,
  question_id   TEXT NOT NULL,
  state         INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
  value         TEXT CHECK (value IS NULL OR json_valid(value)),
  note          TEXT NOT NULL,
  evidence      TEXT CHECK (evidence IS NULL OR json_valid(evidence)),
  version       INTEGER NOT NULL,
  updated_ms    INTEGER NOT NULL,
  PRIMARY KEY (engagement_id, round_id, question_id),
  FOREIGN KEY (engagement_id, round_id) REFERENCES round (engagement_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
