-- +goose Up

-- A workshop's board: the question on the screen, and who votes on it from a phone.
-- code is what people type to join; no two boards have the same one. questions: the
-- ids of what is to be voted on, as JSON. question: the one on the screen, '' for
-- none. phase: 0 waiting, 1 voting, 2 the distribution is shown. seats: how many
-- people are expected, 0 if nobody said. step counts what happened on the screen.
CREATE TABLE board (
  engagement_id TEXT NOT NULL,
  round_id      TEXT NOT NULL,
  code          TEXT NOT NULL UNIQUE,
  questions     TEXT NOT NULL CHECK (json_valid(questions)),
  question      TEXT NOT NULL,
  phase         INTEGER NOT NULL CHECK (phase BETWEEN 0 AND 2),
  seats         INTEGER NOT NULL CHECK (seats >= 0),
  step          INTEGER NOT NULL,
  PRIMARY KEY (engagement_id, round_id),
  FOREIGN KEY (engagement_id, round_id) REFERENCES round (engagement_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Devices in the room, by the SHA-256 of what each one holds. Nothing says whose a
-- device is, or when it came.
CREATE TABLE board_device (
  device        BLOB NOT NULL PRIMARY KEY,
  engagement_id TEXT NOT NULL,
  round_id      TEXT NOT NULL,
  FOREIGN KEY (engagement_id, round_id) REFERENCES board (engagement_id, round_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX board_device_board ON board_device (engagement_id, round_id);

-- Votes on the question on the screen, until it is revealed: then they are counted
-- and deleted. level 0: does not know.
CREATE TABLE board_vote (
  device        BLOB NOT NULL PRIMARY KEY REFERENCES board_device (device) ON DELETE CASCADE,
  engagement_id TEXT NOT NULL,
  round_id      TEXT NOT NULL,
  level         INTEGER NOT NULL CHECK (level >= 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX board_vote_board ON board_vote (engagement_id, round_id);

UPDATE setting SET value = '0.3.0' WHERE name = 'needs';
