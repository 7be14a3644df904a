-- +goose Up

-- What the consultant decided about answers in words. digest is the SHA-256 of the
-- words as they were written: the row does not say who wrote them. state: 1 held
-- back, 2 released. words: as they are published, '' for as they were written.
CREATE TABLE open_answer (
  engagement_id TEXT NOT NULL,
  round_id      TEXT NOT NULL,
  question_id   TEXT NOT NULL,
  digest        TEXT NOT NULL,
  state         INTEGER NOT NULL CHECK (state IN (1, 2)),
  words         TEXT NOT NULL,
  PRIMARY KEY (engagement_id, round_id, question_id, digest),
  FOREIGN KEY (engagement_id, round_id) REFERENCES round (engagement_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Who read or erased answers of single people, and with which command. No
-- reference to engagement: the log outlives it, under another name.
CREATE TABLE access_log (
  id         TEXT NOT NULL PRIMARY KEY,
  at_ms      INTEGER NOT NULL,
  who        TEXT NOT NULL,
  command    TEXT NOT NULL,
  engagement TEXT NOT NULL,
  people     INTEGER NOT NULL CHECK (people >= 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX access_log_time ON access_log (at_ms);

-- Results of closed rounds without their answers: what was published, and nothing
-- else. It outlives the engagement.
CREATE TABLE library (
  id           TEXT NOT NULL PRIMARY KEY,
  added_ms     INTEGER NOT NULL,
  pack         TEXT NOT NULL,
  pack_version TEXT NOT NULL,
  date         TEXT NOT NULL,
  results      TEXT NOT NULL CHECK (json_valid(results))
) STRICT, WITHOUT ROWID;

UPDATE setting SET value = '0.2.0' WHERE name = 'needs';
