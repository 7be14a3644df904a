-- +goose Up

-- 1 if nothing more is to be expected of a person: the answers were handed in. It stands
-- with the answers and names no link. Closing an anonymous round sets it for everybody.
ALTER TABLE respondent ADD COLUMN finished BIGINT NOT NULL DEFAULT 0 CHECK (finished IN (0, 1));

UPDATE respondent SET finished = 1 WHERE EXISTS (SELECT 1 FROM sitting AS s JOIN link AS l ON l.id = s.link_id
  WHERE s.finished = 1 AND s.respondent_id = respondent.id AND l.engagement_id = respondent.engagement_id AND l.round_id = respondent.round_id);

UPDATE setting SET value = '0.2.0' WHERE name = 'needs';
