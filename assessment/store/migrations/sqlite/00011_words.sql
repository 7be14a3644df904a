-- +goose Up

-- Pictures that the consultant's notes show, PNG or JPEG.
CREATE TABLE picture (
  engagement_id TEXT NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
  name          TEXT NOT NULL,
  data          BLOB NOT NULL,
  PRIMARY KEY (engagement_id, name)
) STRICT;

-- A released answer in words in another language than it was written in. It goes with
-- the decision on the words.
CREATE TABLE open_translation (
  engagement_id TEXT NOT NULL,
  round_id      TEXT NOT NULL,
  question_id   TEXT NOT NULL,
  digest        TEXT NOT NULL,
  lang          TEXT NOT NULL,
  words         TEXT NOT NULL,
  PRIMARY KEY (engagement_id, round_id, question_id, digest, lang),
  FOREIGN KEY (engagement_id, round_id, question_id, digest)
    REFERENCES open_answer (engagement_id, round_id, question_id, digest) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The consultant's looks for what is handed out: the theme file as it was written, and
-- the pictures and fonts it names. No reference from engagement: it names a theme that
-- may come later.
CREATE TABLE theme (
  name     TEXT NOT NULL PRIMARY KEY,
  added_ms INTEGER NOT NULL,
  source   TEXT NOT NULL
) STRICT;

CREATE TABLE theme_file (
  theme TEXT NOT NULL REFERENCES theme (name) ON DELETE CASCADE,
  name  TEXT NOT NULL,
  data  BLOB NOT NULL,
  PRIMARY KEY (theme, name)
) STRICT;

UPDATE setting SET value = '0.2.0' WHERE name = 'needs';
