-- +goose Up

-- Pictures that the consultant's notes show, PNG or JPEG.
CREATE TABLE picture (
  engagement_id TEXT COLLATE "C" NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
  name          TEXT COLLATE "C" NOT NULL,
  data          BYTEA NOT NULL,
  PRIMARY KEY (engagement_id, name)
);

-- A released answer in words in another language than it was written in. It goes with
-- the decision on the words.
CREATE TABLE open_translation (
  engagement_id TEXT COLLATE "C" NOT NULL,
  round_id      TEXT COLLATE "C" NOT NULL,
  question_id   TEXT COLLATE "C" NOT NULL,
  digest        TEXT COLLATE "C" NOT NULL,
  lang          TEXT COLLATE "C" NOT NULL,
  words         TEXT NOT NULL,
  PRIMARY KEY (engagement_id, round_id, question_id, digest, lang),
  FOREIGN KEY (engagement_id, round_id, question_id, digest)
    REFERENCES open_answer (engagement_id, round_id, question_id, digest) ON DELETE CASCADE
);

-- The consultant's looks for what is handed out: the theme file as it was written, and
-- the pictures and fonts it names. No reference from engagement: it names a theme that
-- may come later.
CREATE TABLE theme (
  name     TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  added_ms BIGINT NOT NULL,
  source   TEXT NOT NULL
);

CREATE TABLE theme_file (
  theme TEXT COLLATE "C" NOT NULL REFERENCES theme (name) ON DELETE CASCADE,
  name  TEXT COLLATE "C" NOT NULL,
  data  BYTEA NOT NULL,
  PRIMARY KEY (theme, name)
);

UPDATE setting SET value = '0.2.0' WHERE name = 'needs';
