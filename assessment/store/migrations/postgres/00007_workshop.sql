-- +goose Up

-- What a room showed, agreed on and left open in a round, in two parts: part 0 is the
-- shows of hands, which come from people and go with what people answered; part 1 is
-- what the room agreed on and left open, which stays. version counts the changes of
-- both parts together.
CREATE TABLE workshop (
  engagement_id TEXT COLLATE "C" NOT NULL,
  round_id      TEXT COLLATE "C" NOT NULL,
  part          BIGINT NOT NULL CHECK (part IN (0, 1)),
  record        TEXT NOT NULL CHECK (record::json IS NOT NULL),
  version       BIGINT NOT NULL CHECK (version > 0),
  PRIMARY KEY (engagement_id, round_id, part),
  FOREIGN KEY (engagement_id, round_id) REFERENCES round (engagement_id, id) ON DELETE CASCADE
);

UPDATE setting SET value = '0.3.0' WHERE name = 'needs';
