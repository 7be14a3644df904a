-- +goose Up

-- What the consultant decided about answers in words. digest is the SHA-256 of the
-- words as they were written: the row does not say who wrote them. state: 1 held
-- back, 2 released. words: as they are published, '' for as they were written.
CREATE TABLE open_answer (
  engagement_id TEXT COLLATE "C" NOT NULL,
  round_id      TEXT COLLATE "C" NOT NULL,
  question_id   TEXT COLLATE "C" NOT NULL,
  digest        TEXT COLLATE "C" NOT NULL,
  state         BIGINT NOT NULL CHECK (state IN (1, 2)),
  words         TEXT NOT NULL,
  PRIMARY KEY (engagement_id, round_id, question_id, digest),
  FOREIGN KEY (engagement_id, round_id) REFERENCES round (engagement_id, id) ON DELETE CASCADE
);

-- Who read or erased answers of single people, and with which command. No
-- reference to engagement: the log outlives it, under another name.
CREATE TABLE access_log (
  id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  at_ms      BIGINT NOT NULL,
  who        TEXT NOT NULL,
  command    TEXT NOT NULL,
  engagement TEXT COLLATE "C" NOT NULL,
  people     BIGINT NOT NULL CHECK (people >= 0)
);

CREATE INDEX access_log_time ON access_log (at_ms);

-- Results of closed rounds without their answers: what was published, and nothing
-- else. It outlives the engagement.
CREATE TABLE library (
  id           TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  added_ms     BIGINT NOT NULL,
  pack         TEXT COLLATE "C" NOT NULL,
  pack_version TEXT NOT NULL,
  date         TEXT NOT NULL,
  results      TEXT NOT NULL CHECK (results::json IS NOT NULL)
);

-- The planner's statistics keep copies of frequent values, and keep them after the
-- rows are gone. It needs none of what people wrote, nor who they are.
ALTER TABLE answer
  ALTER COLUMN respondent_id SET STATISTICS 0, ALTER COLUMN value SET STATISTICS 0,
  ALTER COLUMN note SET STATISTICS 0, ALTER COLUMN evidence SET STATISTICS 0;
ALTER TABLE fact
  ALTER COLUMN value SET STATISTICS 0, ALTER COLUMN note SET STATISTICS 0, ALTER COLUMN evidence SET STATISTICS 0;
ALTER TABLE respondent ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE recipient ALTER COLUMN address SET STATISTICS 0;
ALTER TABLE sitting ALTER COLUMN session SET STATISTICS 0, ALTER COLUMN respondent_id SET STATISTICS 0;
ALTER TABLE link_secret ALTER COLUMN hash SET STATISTICS 0;
ALTER TABLE open_answer ALTER COLUMN words SET STATISTICS 0, ALTER COLUMN digest SET STATISTICS 0;
ALTER TABLE engagement
  ALTER COLUMN client SET STATISTICS 0, ALTER COLUMN consultant SET STATISTICS 0, ALTER COLUMN contact SET STATISTICS 0,
  ALTER COLUMN controller SET STATISTICS 0, ALTER COLUMN plan SET STATISTICS 0, ALTER COLUMN notes SET STATISTICS 0;

UPDATE setting SET value = '0.2.0' WHERE name = 'needs';
