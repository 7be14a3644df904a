-- +goose Up

-- The tables of the SQLite folder, column by column. Ids compare byte by byte
-- (COLLATE "C"), as they do there.

-- Small facts about the store itself. "needs" is the first version of lotse that
-- can work with this schema: every migration sets it, so that an older lotse can
-- say which one to use. The table keeps this form for ever.
CREATE TABLE setting (
  name  TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);

INSERT INTO setting (name, value) VALUES ('needs', '0.1.0');

-- Frozen packs: the YAML an engagement was started with. The id is the SHA-256 of
-- the files, so engagements with the same pack share one copy.
CREATE TABLE pack (
  id      TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  name    TEXT COLLATE "C" NOT NULL,
  version TEXT NOT NULL
);

CREATE TABLE pack_file (
  pack_id TEXT COLLATE "C" NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
  path    TEXT COLLATE "C" NOT NULL,
  data    BYTEA NOT NULL,
  PRIMARY KEY (pack_id, path)
);

CREATE TABLE engagement (
  id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  pack_id    TEXT COLLATE "C" NOT NULL REFERENCES pack (id),
  client     TEXT NOT NULL,
  language   TEXT NOT NULL,
  mode       TEXT NOT NULL,
  k_min      BIGINT NOT NULL,
  date       TEXT NOT NULL,
  consultant TEXT NOT NULL,
  contact    TEXT NOT NULL,
  controller TEXT NOT NULL,
  retention  TEXT NOT NULL,
  merge      BIGINT NOT NULL CHECK (merge IN (0, 1)),
  plan       TEXT NOT NULL CHECK (plan::json IS NOT NULL),
  notes      TEXT NOT NULL CHECK (notes::json IS NOT NULL),
  created_ms BIGINT NOT NULL,
  updated_ms BIGINT NOT NULL,
  used_ms    BIGINT NOT NULL
);

CREATE INDEX engagement_pack ON engagement (pack_id);

-- position is the order in the engagement's document.
CREATE TABLE round (
  engagement_id TEXT COLLATE "C" NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
  id            TEXT COLLATE "C" NOT NULL,
  position      BIGINT NOT NULL,
  date          TEXT NOT NULL,
  PRIMARY KEY (engagement_id, id)
);

-- How many people of a group were asked.
CREATE TABLE invited (
  engagement_id TEXT COLLATE "C" NOT NULL,
  round_id      TEXT COLLATE "C" NOT NULL,
  group_id      TEXT COLLATE "C" NOT NULL,
  people        BIGINT NOT NULL CHECK (people >= 0),
  PRIMARY KEY (engagement_id, round_id, group_id),
  FOREIGN KEY (engagement_id, round_id) REFERENCES round (engagement_id, id) ON DELETE CASCADE
);

CREATE TABLE respondent (
  engagement_id TEXT COLLATE "C" NOT NULL,
  round_id      TEXT COLLATE "C" NOT NULL,
  id            TEXT COLLATE "C" NOT NULL,
  position      BIGINT NOT NULL,
  group_id      TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (engagement_id, round_id, id),
  FOREIGN KEY (engagement_id, round_id) REFERENCES round (engagement_id, id) ON DELETE CASCADE
);

-- state: 0 cleared, 1 given, 2 don't know, 3 not applicable. version counts the
-- changes of one answer, so that a second writer notices the first.
CREATE TABLE answer (
  engagement_id TEXT COLLATE "C" NOT NULL,
  round_id      TEXT COLLATE "C" NOT NULL,
  respondent_id TEXT COLLATE "C" NOT NULL,
  question_id   TEXT COLLATE "C" NOT NULL,
  state         BIGINT NOT NULL CHECK (state BETWEEN 0 AND 3),
  value         TEXT CHECK (value IS NULL OR value::json IS NOT NULL),
  note          TEXT NOT NULL,
  evidence      TEXT CHECK (evidence IS NULL OR evidence::json IS NOT NULL),
  version       BIGINT NOT NULL,
  updated_ms    BIGINT NOT NULL,
  PRIMARY KEY (engagement_id, round_id, respondent_id, question_id),
  FOREIGN KEY (engagement_id, round_id, respondent_id)
    REFERENCES respondent (engagement_id, round_id, id) ON DELETE CASCADE
);

-- The answers given once for the client, in the workshop.
CREATE TABLE fact (
  engagement_id TEXT COLLATE "C" NOT NULL,
  round_id      TEXT COLLATE "C" NOT NULL,
  question_id   TEXT COLLATE "C" NOT NULL,
  state         BIGINT NOT NULL CHECK (state BETWEEN 0 AND 3),
  value         TEXT CHECK (value IS NULL OR value::json IS NOT NULL),
  note          TEXT NOT NULL,
  evidence      TEXT CHECK (evidence IS NULL OR evidence::json IS NOT NULL),
  version       BIGINT NOT NULL,
  updated_ms    BIGINT NOT NULL,
  PRIMARY KEY (engagement_id, round_id, question_id),
  FOREIGN KEY (engagement_id, round_id) REFERENCES round (engagement_id, id) ON DELETE CASCADE
);
