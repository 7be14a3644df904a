-- +goose Up

-- What is promised to respondents (0 confidential, 1 anonymous, 2 named), the look of
-- what is handed out, and how German texts speak to people (0 Sie, 1 du).
ALTER TABLE engagement ADD COLUMN disclosure BIGINT NOT NULL DEFAULT 0 CHECK (disclosure BETWEEN 0 AND 2);
ALTER TABLE engagement ADD COLUMN brand TEXT NOT NULL DEFAULT '';
ALTER TABLE engagement ADD COLUMN address BIGINT NOT NULL DEFAULT 0 CHECK (address BETWEEN 0 AND 1);

-- Whether a round takes answers: 0 open, 1 closed, 2 frozen (closed for good).
ALTER TABLE round ADD COLUMN state BIGINT NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 2);

UPDATE setting SET value = '0.2.0' WHERE name = 'needs';
