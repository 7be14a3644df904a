-- +goose Up

-- What was typed and is no answer yet, in the form of whoever asked. It has no time:
-- in an anonymous engagement nothing that a person writes has one.
CREATE TABLE answer_draft (
  engagement_id TEXT NOT NULL,
  round_id      TEXT NOT NULL,
  respondent_id TEXT NOT NULL,
  question_id   TEXT NOT NULL,
  draft         TEXT NOT NULL,
  PRIMARY KEY (engagement_id, round_id, respondent_id, question_id),
  FOREIGN KEY (engagement_id, round_id, respondent_id) REFERENCES respondent (engagement_id, round_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_draft (
  engagement_id TEXT NOT NULL,
  round_id      TEXT NOT NULL,
  question_id   TEXT NOT NULL,
  draft         TEXT NOT NULL,
  PRIMARY KEY (engagement_id, round_id, question_id),
  FOREIGN KEY (engagement_id, round_id) REFERENCES round (engagement_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

UPDATE setting SET value = '0.2.0' WHERE name = 'needs';
