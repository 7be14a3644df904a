-- +goose Up

-- What was typed and is no answer yet, in the form of whoever asked. It has no time:
-- in an anonymous engagement nothing that a person writes has one.
CREATE TABLE answer_draft (
  engagement_id TEXT COLLATE "C" NOT NULL,
  round_id      TEXT COLLATE "C" NOT NULL,
  respondent_id TEXT COLLATE "C" NOT NULL,
  question_id   TEXT COLLATE "C" NOT NULL,
  draft         TEXT NOT NULL,
  PRIMARY KEY (engagement_id, round_id, respondent_id, question_id),
  FOREIGN KEY (engagement_id, round_id, respondent_id) REFERENCES respondent (engagement_id, round_id, id) ON DELETE CASCADE
);

CREATE TABLE fact_draft (
  engagement_id TEXT COLLATE "C" NOT NULL,
  round_id      TEXT COLLATE "C" NOT NULL,
  question_id   TEXT COLLATE "C" NOT NULL,
  draft         TEXT NOT NULL,
  PRIMARY KEY (engagement_id, round_id, question_id),
  FOREIGN KEY (engagement_id, round_id) REFERENCES round (engagement_id, id) ON DELETE CASCADE
);

-- The planner's statistics keep copies of frequent values, and need none of what
-- people wrote, nor who they are.
ALTER TABLE answer_draft ALTER COLUMN respondent_id SET STATISTICS 0, ALTER COLUMN draft SET STATISTICS 0;
ALTER TABLE fact_draft ALTER COLUMN draft SET STATISTICS 0;

UPDATE setting SET value = '0.2.0' WHERE name = 'needs';
